package io.understudy.replication.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * What runs on a standby and may hold up its replay.
 *
 * @param oldest the client whose transaction is oldest; empty when none is open
 */
public record StandbyQueries(Optional<OldestQuery> oldest, Conflicts conflicts) {
    /**
     * A client's session on a standby.
     *
     * @param age of its transaction
     * @param state as {@code pg_stat_activity} says it
     */
    public record OldestQuery(int pid, Duration age, String state, String user, String application) {}

    /**
     * Queries that were cancelled since the statistics were reset, of all databases, by what replay needed. Source:
     * PostgreSQL manual, "pg_stat_database_conflicts".
     */
    public record Conflicts(long tablespaces, long locks, long snapshots, long bufferPins, long deadlocks) {
        public long total() {
            return tablespaces + locks + snapshots + bufferPins + deadlocks;
        }
    }
}
