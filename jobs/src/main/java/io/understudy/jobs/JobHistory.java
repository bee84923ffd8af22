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
 * @param lastWellAt the end of the last run that did not fail; empty before the first
 * @param usual how long runs take, the newest counting most; empty before the first that did not fail
 * @param running the run that has not ended, if there is one
 */
public record JobHistory(
        String name,
        long runs,
        long failures,
        Optional<Instant> lastStartedAt,
        Optional<Duration> lastTook,
        Optional<Failure> lastFailure,
        Optional<Instant> lastWellAt,
        Optional<Duration> usual,
        Optional<Run> running) {
    private static final int REMEMBERED_RUNS = 8;

    /** A run that ended in an exception. */
    public record Failure(Instant at, String text) {
        /** Without the stack and what else follows. */
        public String firstLine() {
            return text.lines().findFirst().orElse("");
        }
    }

    /**
     * A run that has not ended.
     *
     * @param thread the name of the one that is at it
     */
    public record Run(Instant startedAt, String thread) {}

    static JobHistory none(String name) {
        return new JobHistory(
                name,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    JobHistory started(Run run) {
        return new JobHistory(
                name,
                runs,
                failures,
                Optional.of(run.startedAt()),
                lastTook,
                lastFailure,
                lastWellAt,
                usual,
                Optional.of(run));
    }

    JobHistory ended(Instant at, Duration took) {
        return new JobHistory(
                name,
                runs + 1,
                failures,
                lastStartedAt,
                Optional.of(took),
                lastFailure,
                Optional.of(at),
                Optional.of(usualWith(took)),
                Optional.empty());
    }

    JobHistory failed(Duration took, Failure failure) {
        return new JobHistory(
                name,
                runs + 1,
                failures + 1,
                lastStartedAt,
                Optional.of(took),
                Optional.of(failure),
                lastWellAt,
                usual,
                Optional.empty());
    }

    /** The bot stops: what it interrupted is no run. */
    JobHistory interrupted() {
        return new JobHistory(
                name, runs, failures, lastStartedAt, lastTook, lastFailure, lastWellAt, usual, Optional.empty());
    }

    private Duration usualWith(Duration took) {
        return usual.map(before ->
                        before.multipliedBy(REMEMBERED_RUNS - 1).plus(took).dividedBy(REMEMBERED_RUNS))
                .orElse(took);
    }
}
