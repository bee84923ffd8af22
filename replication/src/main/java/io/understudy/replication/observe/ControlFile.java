package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;

/**
 * What {@code pg_controldata} says of a data directory.
 *
 * @param state in its own words, for example {@code shut down} or {@code in production}
 * @param checkpoint position of the latest checkpoint record
 * @param timeline of the latest checkpoint
 * @param minRecoveryEnd how far replay must get before a standby is consistent; {@link Lsn#NONE} on a primary
 * @param minRecoveryTimeline 0 on a primary
 */
public record ControlFile(
        long systemIdentifier,
        String state,
        Lsn checkpoint,
        int timeline,
        Lsn minRecoveryEnd,
        int minRecoveryTimeline,
        boolean checksums,
        boolean walLogHints,
        int pgControlVersion) {
    public boolean isShutDown() {
        return state.equals("shut down");
    }
}
