package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.util.List;

/** How operations without success end, in words. */
final class Outcomes {
    private Outcomes() {}

    static String stopped(Plan plan, int failedStep) {
        String where =
                "It stopped at step " + (failedStep + 1) + " of " + plan.steps().size();
        String step = plan.steps().get(failedStep).sentence();
        if (failedStep == plan.pointOfNoReturn()) {
            return where + ", which cannot be taken back and may still take effect: " + step
                    + ". What was done before it stays. Look first: /replica status " + plan.cluster() + ".";
        }
        if (failedStep == 0) {
            return where + ": " + step + ". No step was done.";
        }
        return where + ": " + step + ". What was done before it stays. To go on: "
                + plan.intent().command() + ", or look with /replica status " + plan.cluster() + ".";
    }

    static String retreated(Plan plan, int failedStep) {
        String where = failedStep < plan.pointOfNoReturn()
                ? " failed before the point of no return"
                : " was refused, proven without any effect";
        return "Step " + (failedStep + 1) + where + "; everything is as it was before.";
    }

    static OperationEvent.NeedsHuman stuck(Instant at, Plan plan, Operation operation) {
        int back = operation.stepsDone(true);
        return new OperationEvent.NeedsHuman(
                at,
                "A step failed, and the way back failed too: "
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
