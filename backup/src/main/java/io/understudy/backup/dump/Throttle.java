package io.understudy.backup.dump;

import io.understudy.replication.operate.Pause;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets bytes pass no faster than a limit. For one thread.
 *
 * <p>What was not used is not saved up: after a second without bytes the next ones are not faster for it.
 */
final class Throttle {
    private static final Duration FORGIVEN = Duration.ofSeconds(1);
    private static final int LARGEST_PIECE_BYTES = 128 * 1024;

    private final long bytesPerSecond;
    private final Clock clock;
    private final Pause pause;
    private Instant due;

    /**
     * Makes one that has let nothing pass.
     *
     * @param bytesPerSecond 0: no limit
     */
    Throttle(long bytesPerSecond, Clock clock, Pause pause) {
        this.bytesPerSecond = bytesPerSecond;
        this.clock = clock;
        this.pause = pause;
        this.due = clock.instant();
    }

    /** How much should pass at once, so that the limit holds within a tenth of a second, too. */
    int pieceBytes() {
        return bytesPerSecond == 0
                ? LARGEST_PIECE_BYTES
                : (int) Math.max(1024, Math.min(LARGEST_PIECE_BYTES, bytesPerSecond / 10));
    }

    /** Waits until so many bytes more may have passed. */
    void pass(int bytes) throws InterruptedIOException {
        if (bytesPerSecond == 0) {
            return;
        }
        Instant now = clock.instant();
        Instant earliest = now.minus(FORGIVEN);
        due = (due.isBefore(earliest) ? earliest : due).plusNanos(bytes * 1_000_000_000L / bytesPerSecond);
        try {
            if (due.isAfter(now)) {
                pause.of(Duration.between(now, due));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the dump was cancelled");
        }
    }
}
