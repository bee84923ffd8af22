package io.understudy.replication.plan;

import java.time.Instant;

/**
 * The newest backup of a cluster that was verified.
 *
 * @param id as the catalogue names it
 * @param finishedAt when it was complete
 */
public record LastBackup(String id, Instant finishedAt) {}
