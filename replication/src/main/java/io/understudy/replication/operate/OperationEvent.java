package io.understudy.replication.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to an operation after it was proposed. Appended to the store before the world is touched. */
public sealed interface OperationEvent {
    Instant at();

    record Approved(Instant at, Person by) implements OperationEvent {}

    record Rejected(Instant at, Person by) implements OperationEvent {}

    /** Somebody wants a running operation stopped: the step that runs hears of it, and the retreat follows. */
    record CancelRequested(Instant at, Person by) implements OperationEvent {}

    /** It ended because somebody wanted it; {@code outcome} says what that leaves behind, as whole sentences. */
    record Cancelled(Instant at, Person by, String outcome) implements OperationEvent {}

    /** People were told that a scheduled operation begins soon. */
    record Reminded(Instant at) implements OperationEvent {}

    record Expired(Instant at) implements OperationEvent {}

    /** The facts are not the approved ones any more. */
    record Voided(Instant at, String reason) implements OperationEvent {}

    record Started(Instant at) implements OperationEvent {}

    /**
     * The intent to perform a step.
     *
     * @param retreat whether {@code step} counts in the plan's retreat instead of its steps; both from 0
     * @param before what a step that leaves no trace needs to know later
     */
    record StepStarted(Instant at, boolean retreat, int step, Optional<String> before) implements OperationEvent {}

    record StepDone(Instant at, boolean retreat, int step, String evidence) implements OperationEvent {}

    record StepFailed(Instant at, boolean retreat, int step, String wanted, String found, String hint)
            implements OperationEvent {}

    /** Every step is done and the post-conditions hold. */
    record Completed(Instant at) implements OperationEvent {}

    /** It ended without its goal, in a known state. */
    record Failed(Instant at, String outcome) implements OperationEvent {}

    /**
     * It cannot be known whether a step happened, or what to do next.
     *
     * @param commands what would find out
     */
    record NeedsHuman(Instant at, String reason, List<String> commands) implements OperationEvent {
        public NeedsHuman {
            commands = List.copyOf(commands);
        }
    }
}
