package io.understudy.commands.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One job now.
 *
 * @param name for people, for example {@code check orders}
 * @param runs that ended, well or not
 * @param failures how many of them ended in an exception
 * @param lastStartedAt empty before the first run
 * @param lastTook empty before the first run ended
 * @param next empty when nothing is planned, which is a trouble of its own
 * @param trouble why it does not run as it should, for people; empty when it does
 */
public record JobStatus(
        String name,
        long runs,
        long failures,
        Optional<Instant> lastStartedAt,
        Optional<Duration> lastTook,
        Optional<Instant> next,
        Optional<Failure> lastFailure,
        Optional<String> trouble) {

    /**
     * A run that ended in an exception.
     *
     * @param text its first line
     */
    public record Failure(Instant at, String text) {}
}
