package io.understudy.replication.host;

/** A machine gave no answer; {@link #failure()} says why, as data. */
public final class HostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HostFailure failure;

    public HostException(HostFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public HostException(HostFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public HostFailure failure() {
        return failure;
    }
}
