package io.understudy.replication.host;

import java.time.Duration;

/** A moment on the machine's monotonic clock, which no clock adjustment moves. */
record Deadline(Duration allowed, long atNanos) {

    static Deadline after(Duration allowed) {
        return new Deadline(allowed, System.nanoTime() + allowed.toNanos());
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    boolean passed() {
        return remaining().isZero();
    }

    /** What is left in milliseconds for an API that takes 0 as "for ever": at least 1, at most the given limit. */
    int remainingMillis(Duration limit) {
        return (int) Math.max(1, Math.min(remaining().toMillis(), limit.toMillis()));
    }
}
