package io.understudy.commands.render;

import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.RebuildStep.ListLostTransactions;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import io.understudy.replication.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation's one message, from the preview to the final report. */
public final class OperationMessage {
    private OperationMessage() {}

    /** The progress is that of the step that runs; it is left out once the operation ended. */
    public static ChatMessage of(Operation operation, Optional<Progress> progress) {
        OperationState state = operation.state();
        if (state == OperationState.PROPOSED) {
            return PreviewMessage.of(operation);
        }
        return new ChatMessage(
                PlanWords.title(operation) + " · " + state.name().replace('_', ' '),
                OperationSentence.of(operation),
                OperationSentence.tone(state),
                parts(operation, progress.filter(now -> state == OperationState.RUNNING)),
                buttons(operation),
                state.ended() ? ChatMessage.Phase.FINAL : ChatMessage.Phase.WORKING);
    }

    /** The new reply beside it when it ended, since edits do not notify. */
    public static ChatMessage outcome(Operation operation) {
        OperationState state = operation.state();
        return new ChatMessage(
                "",
                operation.cluster() + ": " + OperationSentence.of(operation),
                OperationSentence.tone(state),
                Stream.of(failures(operation), losses(operation), commands(operation))
                        .flatMap(List::stream)
                        .toList(),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    /** A new reply shortly before a scheduled operation begins; its button goes with the one of the operation's message. */
    public static ChatMessage reminder(Operation operation) {
        return new ChatMessage(
                "",
                operation.cluster() + ": request " + operation.id() + " begins "
                        + operation.notBefore().map(Figures::day).orElse("now") + ", if the facts are the same then: "
                        + PlanWords.headline(operation.plan()) + ".",
                ChatMessage.Tone.WARNING,
                List.of(),
                operation.state().ended() ? List.of() : cancel(operation),
                ChatMessage.Phase.FINAL);
    }

    /** A new reply beside it when a step has not moved for so long that somebody should look. */
    public static ChatMessage stalled(Operation operation, Progress progress) {
        return ChatMessage.plain(
                "",
                operation.cluster() + ": request " + operation.id() + " is STALLED: " + progress.phase()
                        + " has not moved for " + Figures.duration(progress.stalledFor())
                        + ". Look at the network and at both servers; it goes on by itself when they do.",
                ChatMessage.Tone.WARNING);
    }

    private static List<Part> parts(Operation operation, Optional<Progress> progress) {
        List<Part> parts = new ArrayList<>();
        parts.add(facts(operation));
        boolean begun = !operation.eventsOf(OperationEvent.Started.class).isEmpty();
        if (begun || !operation.state().ended()) {
            parts.addAll(StepRows.of(operation));
        }
        progress.map(ProgressPart::of).ifPresent(parts::add);
        parts.addAll(commands(operation));
        parts.addAll(AfterPromotion.parts(operation));
        if (operation.state() == OperationState.COMPLETED
                && !operation.plan().undo().isBlank()) {
            parts.add(new Part.Text("Undo: " + operation.plan().undo()));
        }
        return parts;
    }

    private static Part.Facts facts(Operation operation) {
        Plan plan = operation.plan();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Asked by", operation.requester().name() + " " + Figures.second(operation.proposedAt())));
        if (!plan.intent().reason().isBlank()) {
            facts.add(new Fact("Reason", "\"" + plan.intent().reason() + "\""));
        }
        if (operation.approvals() > 0) {
            facts.add(new Fact("Approved by", OperationSentence.approvers(operation)));
        }
        operation.notBefore().ifPresent(at -> facts.add(new Fact("To begin", Figures.day(at))));
        facts.addAll(PlanWords.loss(plan));
        facts.add(new Fact("Plan", plan.fingerprint().brief()));
        return new Part.Facts(facts);
    }

    private static List<Part> failures(Operation operation) {
        return operation.eventsOf(OperationEvent.StepFailed.class).stream()
                .map(failed -> (Part) new Part.Text("Step " + (failed.step() + 1) + (failed.retreat() ? " back" : "")
                        + " wanted " + failed.wanted() + "; found " + failed.found() + "; " + failed.hint()))
                .toList();
    }

    /** What was read from the WAL of a node that went on alone, one sentence each. */
    private static List<Part> losses(Operation operation) {
        List<Step> steps = operation.plan().steps();
        return operation.eventsOf(OperationEvent.StepDone.class).stream()
                .filter(done -> !done.retreat() && steps.get(done.step()) instanceof ListLostTransactions)
                .map(done -> (Part) new Part.Text(done.evidence()))
                .toList();
    }

    private static List<Part> commands(Operation operation) {
        return operation.eventsOf(OperationEvent.NeedsHuman.class).stream()
                .filter(asks -> !asks.commands().isEmpty())
                .map(asks -> (Part) new Part.Code("These would find out", String.join("\n", asks.commands())))
                .toList();
    }

    private static List<Button> buttons(Operation operation) {
        Intent intent = operation.plan().intent();
        return switch (operation.state()) {
            case VOIDED, EXPIRED -> CommandsInText.again(intent);
            case COMPLETED ->
                intent instanceof Intent.Promote
                        ? Stream.concat(rebuilds(operation).stream(), AfterPromotion.buttons(operation).stream())
                                .toList()
                        : rebuilds(operation);
            case APPROVED, RUNNING -> cancel(operation);
            default -> List.of();
        };
    }

    private static List<Button> cancel(Operation operation) {
        boolean tooLate = operation.pastPointOfNoReturn()
                || operation.retreating()
                || operation.stoppedBy().isPresent();
        return tooLate
                ? List.of()
                : List.of(new Button("Cancel", Button.Style.NORMAL, new Action.Cancel(operation.id())));
    }

    private static List<Button> rebuilds(Operation operation) {
        return operation.plan().steps().stream()
                .filter(FenceDeadPrimary.class::isInstance)
                .map(fence -> CommandsInText.onNode(Verb.REBUILD, operation.cluster(), fence.node()))
                .toList();
    }
}
