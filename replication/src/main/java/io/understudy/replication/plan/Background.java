package io.understudy.replication.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * What the bot knows of a cluster without looking at it.
 *
 * @param lastPromotion when an operation of the bot last promoted a node there
 * @param lastBackup the newest verified one; empty if the bot knows of none
 * @param failover the newest drill that passed
 */
public record Background(
        Optional<Instant> lastPromotion, Optional<LastBackup> lastBackup, Optional<Rehearsal> failover) {
    public static final Background NONE = new Background(Optional.empty(), Optional.empty(), Optional.empty());
}
