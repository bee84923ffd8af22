package io.understudy.replication.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * A server's oldest transactions. The bot's own logical backups are left out: they are watched by their own limits.
 *
 * @param open of a client; empty when none is open
 * @param prepared for two-phase commit; empty when none is
 */
public record Transactions(Optional<Open> open, Optional<Prepared> prepared) {
    /**
     * A client's transaction.
     *
     * @param state as {@code pg_stat_activity} says it, for example {@code idle in transaction}
     * @param application as the client calls itself; may be empty
     */
    public record Open(int pid, Duration age, String state, String user, String application) {}

    /**
     * A transaction that awaits its second phase.
     *
     * @param name its global identifier
     */
    public record Prepared(String name, Duration age, String owner, String database) {}
}
