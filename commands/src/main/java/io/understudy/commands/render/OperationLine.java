package io.understudy.commands.render;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation's newest event is in an incident's timeline.
 *
 * @param by who did it; empty when Understudy did
 */
public record OperationLine(Instant at, Optional<Person> by, String text) {
    /** Its steps belong to the operation's own message. */
    private static final Set<Class<? extends OperationEvent>> DETAILS = Set.of(
            OperationEvent.Reminded.class,
            OperationEvent.StepStarted.class,
            OperationEvent.StepDone.class,
            OperationEvent.StepFailed.class);

    /** Empty if it is a detail. */
    public static Optional<OperationLine> of(Operation operation) {
        List<OperationEvent> events = operation.events();
        if (events.isEmpty()) {
            String why = operation.plan().intent().reason();
            return Optional.of(new OperationLine(
                    operation.proposedAt(),
                    Optional.of(operation.requester()),
                    "Request " + operation.id() + " asked for: " + PlanWords.headline(operation.plan()) + "."
                            + (why.isBlank() ? "" : " \"" + why + "\"")));
        }
        OperationEvent newest = events.get(events.size() - 1);
        return DETAILS.contains(newest.getClass())
                ? Optional.empty()
                : Optional.of(new OperationLine(
                        newest.at(),
                        EventWords.by(newest),
                        "Request " + operation.id() + ": " + OperationSentence.of(operation) + loss(operation)));
    }

    private static String loss(Operation operation) {
        return operation.state().ended() && operation.pastPointOfNoReturn()
                ? " Loss: " + operation.plan().loss().sentence() + "."
                : "";
    }
}
