package io.understudy.replication.scratch;

/** A throwaway server could not do what was asked: says what was wanted, what was found, and what to do. */
public final class ScratchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScratchException(String message) {
        super(message);
    }

    ScratchException(String wanted, String found, String todo) {
        super("%s: %s; %s".formatted(wanted, found, todo));
    }
}
