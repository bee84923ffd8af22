package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.util.List;

/** How operations without success end, in words: as failed ones, or as cancelled ones where people stopped them. */
final class Outcomes {
    private Outcomes() {}

    /** Without a way back. */
    static OperationEvent stopped(Instant at, Operation operation) {
        Plan plan = operation.plan();
        int step = operation.stepsDone(false);
        boolean mayStillHappen =
                step == plan.pointOfNoReturn() && operation.stoppedBy().isEmpty();
        return ended(at, operation, where(operation) + (mayStillHappen ? mayStillHappen(plan) : stays(plan, step)));
    }

    private static String where(Operation operation) {
        Plan plan = operation.plan();
        int step = operation.stepsDone(false);
        String where =
                "It stopped at step " + (step + 1) + " of " + plan.steps().size();
        return where
                + (step == plan.pointOfNoReturn() && operation.stoppedBy().isEmpty()
                        ? ", which cannot be taken back and may still take effect: "
                        : ": ")
                + plan.steps().get(step).sentence() + ". ";
    }

    private static String mayStillHappen(Plan plan) {
        return "What was done before it stays. Look first: /replica status " + plan.cluster() + ".";
    }

    private static String stays(Plan plan, int step) {
        return step == 0
                ? "No step was done."
                : "What was done before it stays. To go on: " + plan.intent().command()
                        + ", or look with /replica status " + plan.cluster() + ".";
    }

    /** After the way back. */
    static OperationEvent retreated(Instant at, Operation operation) {
        String step = "step " + (operation.stepsDone(false) + 1);
        String why = operation.stoppedBy().isPresent()
                ? "It stopped at " + step + " of " + operation.plan().steps().size()
                : "S" + step.substring(1) + " failed";
        return ended(at, operation, why + " before the point of no return; everything is as it was before.");
    }

    private static OperationEvent ended(Instant at, Operation operation, String outcome) {
        return operation
                .stoppedBy()
                .<OperationEvent>map(by -> new OperationEvent.Cancelled(at, by, outcome))
                .orElseGet(() -> new OperationEvent.Failed(at, outcome));
    }

    static OperationEvent.NeedsHuman stuck(Instant at, Operation operation) {
        Plan plan = operation.plan();
        String why = operation.stoppedBy().isPresent()
                ? "It was cancelled, and the way back failed: "
                : "A step failed, and the way back failed too: ";
        return new OperationEvent.NeedsHuman(
                at,
                why + plan.retreat().get(operation.stepsDone(true)).sentence() + ".",
                List.of("/replica status " + plan.cluster()));
    }
}
