package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import io.understudy.replication.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How operations without success end, in words: as failed ones, or as cancelled ones where people stopped them. */
final class Outcomes {
    private Outcomes() {}

    /** Without a way back. */
    static OperationEvent stopped(Instant at, Operation operation) {
        return ended(at, operation, stopped(operation));
    }

    /** After the way back. */
    static OperationEvent retreated(Instant at, Operation operation) {
        return ended(at, operation, retreated(operation));
    }

    private static OperationEvent ended(Instant at, Operation operation, String outcome) {
        return operation
                .stoppedBy()
                .<OperationEvent>map(by -> new OperationEvent.Cancelled(at, by, outcome))
                .orElseGet(() -> new OperationEvent.Failed(at, outcome));
    }

    private static String stopped(Operation operation) {
        Plan plan = operation.plan();
        int failedStep = operation.stepsDone(false);
        boolean cancelled = operation.stoppedBy().isPresent();
        String where =
                "It stopped at step " + (failedStep + 1) + " of " + plan.steps().size();
        String step = plan.steps().get(failedStep).sentence();
        if (failedStep == plan.pointOfNoReturn() && !cancelled) {
            return where + ", which cannot be taken back and may still take effect: " + step
                    + ". What was done before it stays. Look first: /replica status " + plan.cluster() + ".";
        }
        Optional<String> fenced = fenced(operation);
        if (fenced.isPresent() && (cancelled || failedStep < plan.pointOfNoReturn())) {
            return where + ": " + step + ". Nothing was promoted. " + stays(fenced.get(), plan);
        }
        if (failedStep == 0) {
            return where + ": " + step + ". No step was done.";
        }
        return where + ": " + step + ". What was done before it stays. To go on: "
                + plan.intent().command() + ", or look with /replica status " + plan.cluster() + ".";
    }

    private static String retreated(Operation operation) {
        Plan plan = operation.plan();
        return where(operation)
                + fenced(operation)
                        .map(node -> "nothing was promoted. " + stays(node, plan))
                        .orElse("everything is as it was before.");
    }

    private static String where(Operation operation) {
        Plan plan = operation.plan();
        int step = operation.stepsDone(false);
        if (operation.stoppedBy().isPresent()) {
            return "It stopped at step " + (step + 1) + " of " + plan.steps().size()
                    + " before the point of no return; ";
        }
        return "Step " + (step + 1)
                + (step < plan.pointOfNoReturn()
                        ? " failed before the point of no return; "
                        : " was refused, proven without any effect; ");
    }

    /** The node that a begun step may have left fenced: a fence is never lifted in silence. */
    private static Optional<String> fenced(Operation operation) {
        int done = operation.stepsDone(false);
        boolean begun = operation.eventsOf(OperationEvent.StepStarted.class).stream()
                .anyMatch(started -> !started.retreat() && started.step() == done);
        return operation.plan().steps().subList(0, begun ? done + 1 : done).stream()
                .filter(FenceDeadPrimary.class::isInstance)
                .map(Step::node)
                .findFirst();
    }

    private static String stays(String node, Plan plan) {
        return node + " stays fenced. To go on: " + plan.intent().command() + "; to let " + node
                + " serve again instead: /replica unfence " + node + ", then /replica start " + node + ".";
    }

    static OperationEvent.NeedsHuman stuck(Instant at, Operation operation) {
        Plan plan = operation.plan();
        int back = operation.stepsDone(true);
        return new OperationEvent.NeedsHuman(
                at,
                (operation.stoppedBy().isPresent()
                                ? "It was cancelled, and the way back failed: "
                                : "A step failed, and the way back failed too: ")
                        + plan.retreat().get(back).sentence() + ". " + why(operation),
                List.of("/replica status " + plan.cluster()));
    }

    /** What the last failed step wanted, found and hinted at. */
    private static String why(Operation operation) {
        return operation.eventsOf(OperationEvent.StepFailed.class).stream()
                .reduce((first, second) -> second)
                .map(failed -> "Wanted " + failed.wanted() + ", found: " + failed.found() + "; " + failed.hint() + ".")
                .orElse("");
    }
}
