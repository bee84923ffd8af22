package io.understudy.backup.catalogue;

import java.time.Instant;

/**
 * One backup on one target beside its first place.
 *
 * @param backup its id
 * @param target as the configuration names it
 * @param state of this copy
 * @param attempts that were made so far
 * @param at of the last change
 * @param bytes of all its files; 0 until it is complete
 * @param detail what went wrong, for people; empty if nothing did
 */
public record BackupCopy(
        String backup,
        String cluster,
        String target,
        State state,
        int attempts,
        Instant at,
        long bytes,
        String detail) {
    /** Only COMPLETE counts. */
    public enum State {
        /** To be made, or being made. */
        PENDING,
        /** Every byte went there, compared with the sums on its way, and the sizes there are the same. */
        COMPLETE,
        /** The last attempt failed; there will be another. */
        FAILED,
        /** Removed by retention. */
        REMOVED
    }
}
