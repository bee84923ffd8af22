package io.understudy.backup.target;

import java.io.InterruptedIOException;

/** Streams tell of an interruption by an {@code IOException}, and leave the thread's mark as it was. */
final class Interruption {
    private Interruption() {}

    /** What the caller is told; the thread's mark is taken away, as whoever throws this does. */
    static InterruptedException of(InterruptedIOException told) {
        Thread.interrupted();
        InterruptedException interrupted = new InterruptedException(told.getMessage());
        interrupted.initCause(told);
        return interrupted;
    }
}
