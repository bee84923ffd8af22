package io.understudy.jobs;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * One line of the timetable.
 *
 * @param on where the work is done: the {@code quartz-n} thread itself, unless it takes so long that others would wait
 */
record ScheduledJob(Schedule schedule, RecordedWork work, Executor on) {
    private static final int TIMES_THE_USUAL = 10;
    private static final Duration SHORTEST_PATIENCE = Duration.ofMinutes(1);

    /** Unique, for people, for example {@code check orders}. */
    String name() {
        return work.history().name();
    }

    /** How long a run may last before it is called stuck. */
    Duration patience() {
        Duration patience = work.history()
                .usual()
                .filter(usual -> !schedule.isUneven())
                .map(usual -> usual.multipliedBy(TIMES_THE_USUAL))
                .orElseGet(schedule::patience);
        return patience.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : patience;
    }

    void begin() {
        on.execute(work);
    }
}
