package io.understudy.jobs;

import java.util.concurrent.Executor;

/**
 * One line of the timetable.
 *
 * @param on where the work is done: the {@code quartz-n} thread itself, unless it takes so long that others would wait
 */
record ScheduledJob(Schedule schedule, RecordedWork work, Executor on) {
    /** Unique, for people, for example {@code check orders}. */
    String name() {
        return work.history().name();
    }

    void begin() {
        on.execute(work);
    }
}
