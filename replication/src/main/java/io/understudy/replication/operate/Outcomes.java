package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import io.understudy.replication.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        Optional<String> fenced = fenced(plan, failedStep);
        if (fenced.isPresent() && failedStep < plan.pointOfNoReturn()) {
            return where + ": " + step + ". Nothing was promoted. " + stays(fenced.get(), plan);
        }
        if (failedStep == 0) {
            return where + ": " + step + ". No step was done.";
        }
        return where + ": " + step + ". What was done before it stays. To go on: "
                + plan.intent().command() + ", or look with /replica status " + plan.cluster() + ".";
    }

    static String retreated(Plan plan, int failedStep) {
        String where = failedStep < plan.pointOfNoReturn()
                ? " failed before the point of no return; "
                : " was refused, proven without any effect; ";
        return "Step " + (failedStep + 1) + where
                + fenced(plan, failedStep)
                        .map(node -> "nothing was promoted. " + stays(node, plan))
                        .orElse("everything is as it was before.");
    }

    /** The node that a failed step may have left fenced: a fence is never lifted in silence. */
    private static Optional<String> fenced(Plan plan, int failedStep) {
        return plan.steps().subList(0, failedStep + 1).stream()
                .filter(FenceDeadPrimary.class::isInstance)
                .map(Step::node)
                .findFirst();
    }

    private static String stays(String node, Plan plan) {
        return node + " stays fenced. To go on: " + plan.intent().command() + "; to let " + node
                + " serve again instead: /replica unfence " + node + ", then /replica start " + node + ".";
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
