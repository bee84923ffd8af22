/**
 * The clock: the only place that knows Quartz.
 *
 * <p>{@link io.understudy.jobs.Timetable} starts other modules' work at its time and remembers how it went. The jobs hold
 * no knowledge about replication. Everything that must survive a restart (a missed backup) is derived from the store, so
 * Quartz keeps its triggers in memory.
 *
 * <p>May import {@code replication}, {@code backup}, {@code commands} and Quartz. Threads: jobs run on {@code quartz-n};
 * backups, which take long, on the one thread {@code backup-1}; {@code quartz-watchdog} looks after Quartz itself.
 */
package io.understudy.jobs;
