package io.understudy.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How steadily one cluster was looked at.
 *
 * @param interval between two checks
 * @param lastWellAt the end of the last check that did not fail; empty before the first
 */
public record CheckRecord(String cluster, Duration interval, Optional<Instant> lastWellAt) {
    static CheckRecord of(ScheduledJob check) {
        Duration interval = ((Schedule.Every) check.schedule()).interval();
        return new CheckRecord(
                check.name().substring(Timetable.CHECK.length()),
                interval,
                check.work().history().lastWellAt());
    }
}
