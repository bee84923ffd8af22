package io.understudy.replication.operate;

/** Where an operation stands. */
public enum OperationState {
    PROPOSED(false),
    APPROVED(false),
    RUNNING(false),
    COMPLETED(true),
    FAILED(true),
    NEEDS_HUMAN(true),
    EXPIRED(true),
    REJECTED(true),
    CANCELLED(true),
    /** The facts changed after the approval: asked for anew as another operation. */
    VOIDED(true);

    private final boolean ended;

    OperationState(boolean ended) {
        this.ended = ended;
    }

    public boolean ended() {
        return ended;
    }
}
