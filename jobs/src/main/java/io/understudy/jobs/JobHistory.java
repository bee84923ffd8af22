package io.understudy.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one job has fared since the bot started.
 *
 * @param name for people, for example {@code check orders}
 * @param runs that ended, well or not
 * @param lastStartedAt empty before the first run
 * @param lastTook empty before the first run ended
 */
public record JobHistory(
        String name,
        long runs,
        long failures,
        Optional<Instant> lastStartedAt,
        Optional<Duration> lastTook,
        Optional<Failure> lastFailure) {

    /** A run that ended in an exception. */
    public record Failure(Instant at, String text) {}

    static JobHistory none(String name) {
        return new JobHistory(name, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    JobHistory started(Instant at) {
        return new JobHistory(name, runs, failures, Optional.of(at), lastTook, lastFailure);
    }

    JobHistory ended(Duration took) {
        return new JobHistory(name, runs + 1, failures, lastStartedAt, Optional.of(took), lastFailure);
    }

    JobHistory failed(Duration took, Failure failure) {
        return new JobHistory(name, runs + 1, failures + 1, lastStartedAt, Optional.of(took), Optional.of(failure));
    }
}
