/**
 * Who watches the watcher: whether clusters are really looked at, jobs really run, and people really hear of it.
 *
 * <p>Imports {@code jobs} for what the timetable says of itself, {@code commands} for platforms and the outbox. The judge is
 * pure; {@link io.understudy.jobs.oversight.Overseer} runs on {@code quartz-watchdog}, apart from what it watches.
 */
package io.understudy.jobs.oversight;
