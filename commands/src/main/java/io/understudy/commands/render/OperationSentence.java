package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Effect;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One line that says where an operation stands, after it was proposed. */
final class OperationSentence {
    private OperationSentence() {}

    static String of(Operation operation) {
        String headline = PlanWords.headline(operation.plan());
        return switch (operation.state()) {
            case PROPOSED -> "Approval needed: " + headline + ".";
            case APPROVED -> "APPROVED by " + approvers(operation) + " · " + begins(operation) + ": " + headline + ".";
            case RUNNING -> running(operation, headline);
            case COMPLETED -> completed(operation, headline);
            case FAILED ->
                "FAILED: " + headline + ". "
                        + last(operation, OperationEvent.Failed.class).outcome();
            case NEEDS_HUMAN ->
                "NEEDS A HUMAN: " + headline + ". "
                        + last(operation, OperationEvent.NeedsHuman.class).reason();
            case EXPIRED -> "EXPIRED " + Figures.second(lastAt(operation)) + ", nothing was done: " + headline + ".";
            case REJECTED ->
                "REJECTED by "
                        + by(last(operation, OperationEvent.Rejected.class).by(), lastAt(operation))
                        + ", nothing was done: " + headline + ".";
            case CANCELLED -> cancelled(operation, headline);
            case VOIDED ->
                "VOIDED, nothing was done: " + headline + ". Facts changed: "
                        + last(operation, OperationEvent.Voided.class).reason() + "; ask again.";
        };
    }

    private static String begins(Operation operation) {
        return operation
                .notBefore()
                .map(at -> "begins " + Figures.day(at) + ", if the facts are the same then")
                .orElse("starts now");
    }

    /** The person who wanted it, at the time of the wish. */
    private static String cancelled(Operation operation, String headline) {
        OperationEvent.Cancelled end = last(operation, OperationEvent.Cancelled.class);
        Instant wanted = operation.eventsOf(OperationEvent.CancelRequested.class).stream()
                .map(OperationEvent.CancelRequested::at)
                .findFirst()
                .orElse(end.at());
        return "CANCELLED by " + by(end.by(), wanted) + ": " + headline + ". " + end.outcome();
    }

    static Tone tone(OperationState state) {
        return switch (state) {
            case COMPLETED -> Tone.GOOD;
            case FAILED, NEEDS_HUMAN -> Tone.DANGER;
            case VOIDED, EXPIRED -> Tone.WARNING;
            case PROPOSED, APPROVED, RUNNING, REJECTED, CANCELLED -> Tone.NEUTRAL;
        };
    }

    /** {@code Bob 14:05:31 UTC}, everybody who approved. */
    static String approvers(Operation operation) {
        return operation.eventsOf(OperationEvent.Approved.class).stream()
                .map(approved -> by(approved.by(), approved.at()))
                .collect(Collectors.joining(" and "));
    }

    private static String running(Operation operation, String headline) {
        boolean retreat = operation.retreating();
        List<Step> steps =
                retreat ? operation.plan().retreat() : operation.plan().steps();
        int done = operation.stepsDone(retreat);
        String where = done < steps.size()
                ? "step " + (done + 1) + " of " + steps.size() + ": "
                        + steps.get(done).sentence()
                : "all steps are done";
        String how = operation
                .stoppedBy()
                .map(by ->
                        retreat ? "CANCELLED by " + by.name() + ", TAKING BACK: " : "STOPPING for " + by.name() + ": ")
                .orElse(retreat ? "TAKING BACK: " : "RUNNING: ");
        return how + headline + " · " + where + ".";
    }

    private static String completed(Operation operation, String headline) {
        String proof = String.join(", ", proofs(operation));
        return "DONE in " + Figures.duration(took(operation)) + " · " + headline
                + (proof.isEmpty() ? "" : " · " + proof) + ".";
    }

    /** What was seen once nothing could be taken back any more, or after the first change; else the last finding. */
    private static List<String> proofs(Operation operation) {
        Plan plan = operation.plan();
        int from = plan.pointOfNoReturn() < plan.steps().size() ? plan.pointOfNoReturn() : firstChange(plan.steps());
        List<StepDone> done = operation.eventsOf(StepDone.class).stream()
                .filter(event -> !event.retreat())
                .toList();
        List<StepDone> seen = done.stream()
                .filter(event -> event.step() > from)
                .filter(event -> plan.steps().get(event.step()).effect() == Effect.READS)
                .toList();
        List<StepDone> last = done.subList(Math.max(0, done.size() - 1), done.size());
        return (seen.isEmpty() ? last : seen)
                .stream().map(OperationSentence::evidence).toList();
    }

    private static int firstChange(List<Step> steps) {
        return (int)
                steps.stream().takeWhile(step -> step.effect() == Effect.READS).count();
    }

    private static String evidence(StepDone done) {
        return done.evidence().replaceFirst("\\.$", "");
    }

    private static Duration took(Operation operation) {
        Instant from = operation.eventsOf(OperationEvent.Started.class).stream()
                .map(OperationEvent.Started::at)
                .findFirst()
                .orElse(operation.proposedAt());
        return Duration.between(from, lastAt(operation));
    }

    private static String by(Person person, Instant at) {
        return person.name() + " " + Figures.second(at);
    }

    private static Instant lastAt(Operation operation) {
        List<OperationEvent> events = operation.events();
        return events.isEmpty()
                ? operation.proposedAt()
                : events.get(events.size() - 1).at();
    }

    /** The state was derived from this event, so it is there. */
    private static <E extends OperationEvent> E last(Operation operation, Class<E> type) {
        List<E> events = operation.eventsOf(type);
        return events.get(events.size() - 1);
    }
}
