/**
 * The steady look at one cluster: sweeps, how long a state lasts, lag samples and incidents. Called from the
 * scheduler's threads ({@code quartz-n}) and from commands; one look at a time per cluster.
 */
package io.understudy.replication.watch;
