package io.understudy.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * How steadily one cluster was looked at.
 *
 * @param interval between two checks
 * @param checked whether any check has ended well yet
 * @param lastWellAt the end of the last check that did not fail; before the first, the timetable's start
 */
public record CheckRecord(String cluster, Duration interval, boolean checked, Instant lastWellAt) {
    private static final int CYCLES = 3;
    /** A look at a hanging server takes its deadlines. */
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(15);

    static CheckRecord of(ScheduledJob check, Instant startedAt) {
        JobHistory history = check.work().history();
        return new CheckRecord(
                check.name().substring(Timetable.CHECK.length()),
                ((Schedule.Every) check.schedule()).interval(),
                history.lastWellAt().isPresent(),
                history.lastWellAt().orElse(startedAt));
    }

    /** Whether a check ended well lately. */
    public boolean isInTime(Instant now) {
        return checked && !isOverdue(now);
    }

    /** Whether one should have ended well by now and did not. A clock that was set back must not hide it for as long. */
    public boolean isOverdue(Instant now) {
        return Duration.between(lastWellAt, now).abs().compareTo(limit()) > 0;
    }

    /** After how long without a check that ended well a cluster counts as unwatched. */
    public Duration limit() {
        Duration cycles = interval.multipliedBy(CYCLES);
        return cycles.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : cycles;
    }
}
