/**
 * The steady look at one cluster: sweeps, how long a state lasts, lag samples, and the way from a suspicion to an
 * incident.
 *
 * <p>Imports {@code cluster}, {@code observe}, {@code diagnose}, {@code incident}, and of {@code operate} and {@code plan} what
 * tells which operation runs. Called from the timetable's threads ({@code check-n}) and from commands; one look at a time
 * per cluster.
 */
package io.understudy.replication.watch;
