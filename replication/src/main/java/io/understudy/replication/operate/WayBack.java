package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import java.time.InstantSource;
import java.util.Optional;

/** Whether an operation whose step failed, or that people stopped, may go back. */
record WayBack(StepPerformers performers, InstantSource clock) {
    /** How it ends instead, if it may not. Who has begun to go back goes on. */
    Optional<OperationEvent> barred(Operation operation) {
        Plan plan = operation.plan();
        if (operation.stoppedBy().isPresent()) {
            return plan.retreat().isEmpty() ? stopped(operation) : Optional.empty();
        }
        int failedStep = operation.stepsDone(false);
        boolean begun = operation.eventsOf(OperationEvent.StepStarted.class).stream()
                .anyMatch(OperationEvent.StepStarted::retreat);
        if (!plan.retreat().isEmpty() && (begun || failedStep < plan.pointOfNoReturn())) {
            return Optional.empty();
        }
        return failedStep == plan.pointOfNoReturn() ? barredAtThePoint(operation, failedStep) : stopped(operation);
    }

    /** There, the failed step must have left nothing behind. */
    private Optional<OperationEvent> barredAtThePoint(Operation operation, int failedStep) {
        Plan plan = operation.plan();
        Optional<Standing> left = performers.aftermath(plan.steps().get(failedStep));
        if (left.isPresent()
                && left.get() instanceof Standing.NotDone
                && !plan.retreat().isEmpty()) {
            return Optional.empty();
        }
        if (left.isPresent() && left.get() instanceof Standing.Unknown unknown) {
            return Optional.of(new OperationEvent.NeedsHuman(clock.instant(), unknown.reason(), unknown.commands()));
        }
        return stopped(operation);
    }

    private Optional<OperationEvent> stopped(Operation operation) {
        return Optional.of(Outcomes.stopped(clock.instant(), operation));
    }
}
