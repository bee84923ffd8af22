package io.understudy.replication.operate;

/** The one place that says which state an event leads to. */
final class OperationStates {
    private OperationStates() {}

    /** {@code approvals}: by different people, up to this event. What ended stays ended. */
    static OperationState after(OperationEvent event, OperationState before, int approvals, int needed) {
        if (before.ended()) {
            return before;
        }
        if (event instanceof OperationEvent.Approved) {
            return before == OperationState.PROPOSED && approvals >= needed ? OperationState.APPROVED : before;
        }
        if (event instanceof OperationEvent.Reminded || event instanceof OperationEvent.CancelRequested) {
            return before;
        }
        if (event instanceof OperationEvent.Rejected) {
            return OperationState.REJECTED;
        }
        if (event instanceof OperationEvent.Cancelled) {
            return OperationState.CANCELLED;
        }
        if (event instanceof OperationEvent.Expired) {
            return OperationState.EXPIRED;
        }
        if (event instanceof OperationEvent.Voided) {
            return OperationState.VOIDED;
        }
        if (event instanceof OperationEvent.Completed) {
            return OperationState.COMPLETED;
        }
        if (event instanceof OperationEvent.Failed) {
            return OperationState.FAILED;
        }
        if (event instanceof OperationEvent.NeedsHuman) {
            return OperationState.NEEDS_HUMAN;
        }
        return OperationState.RUNNING;
    }
}
