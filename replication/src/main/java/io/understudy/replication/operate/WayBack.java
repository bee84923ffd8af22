package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import java.time.InstantSource;
import java.util.Optional;

/** Whether an operation whose step failed may go back. */
record WayBack(StepPerformers performers, InstantSource clock) {
    /** How it ends instead, if it may not. Who has begun to go back goes on. */
    Optional<OperationEvent> barred(Operation operation) {
        Plan plan = operation.plan();
        int failedStep = operation.stepsDone(false);
        boolean begun = operation.eventsOf(OperationEvent.StepStarted.class).stream()
                .anyMatch(OperationEvent.StepStarted::retreat);
        if (!plan.retreat().isEmpty() && (begun || failedStep < plan.pointOfNoReturn())) {
            return Optional.empty();
        }
        return failedStep == plan.pointOfNoReturn() ? barredAtThePoint(plan, failedStep) : stopped(plan, failedStep);
    }

    /** There, the failed step must have left nothing behind. */
    private Optional<OperationEvent> barredAtThePoint(Plan plan, int failedStep) {
        Optional<Standing> left = performers.aftermath(plan.steps().get(failedStep));
        if (left.isPresent() && left.get() instanceof Standing.NotDone && !plan.retreat().isEmpty()) {
            return Optional.empty();
        }
        if (left.isPresent() && left.get() instanceof Standing.Unknown unknown) {
            return Optional.of(new OperationEvent.NeedsHuman(clock.instant(), unknown.reason(), unknown.commands()));
        }
        return stopped(plan, failedStep);
    }

    private Optional<OperationEvent> stopped(Plan plan, int failedStep) {
        return Optional.of(new OperationEvent.Failed(clock.instant(), Outcomes.stopped(plan, failedStep)));
    }
}
