/**
 * The clock: the only place that knows Quartz.
 *
 * <p>{@link io.understudy.jobs.Timetable} starts other modules' work at its time and remembers how it went. The jobs hold
 * no knowledge about replication. Everything that must survive a restart (a missed backup) is derived from the store, so
 * Quartz keeps its triggers in memory.
 *
 * <p>May import {@code replication}, {@code backup}, {@code commands} and Quartz. Threads: jobs run on {@code quartz-n}; what
 * takes long with backups on {@code backup-n}, one run of a line at a time; {@code quartz-watchdog} looks after Quartz itself.
 */
package io.understudy.jobs;
