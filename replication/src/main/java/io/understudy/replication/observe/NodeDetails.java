package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of an answering server only now and then, or before a plan: it costs more than the sweep.
 *
 * @param settings names and values of the settings that matter for replication
 * @param pendingRestart names of settings that await a restart
 * @param oldestWal start of the oldest segment still in {@code pg_wal}; empty if the role may not list it
 * @param walSegmentBytes {@code wal_segment_size}
 * @param databaseBytes size of all databases together
 * @param unloggedTables schema-qualified, of the connected database only
 * @param databases names of the databases that accept connections
 * @param history lineage of its running timeline; empty if it could not be read
 * @param origins how its newest timelines began, by number, read on its machine; what could not be read is not in it
 * @param upkeep errors in its files, and ends of passwords
 */
public record NodeDetails(
        String node,
        Instant at,
        Map<String, String> settings,
        List<String> pendingRestart,
        Optional<Lsn> oldestWal,
        long walSegmentBytes,
        long databaseBytes,
        List<String> unloggedTables,
        int preparedTransactions,
        List<String> databases,
        Optional<TimelineHistory> history,
        Map<Integer, String> origins,
        Upkeep upkeep) {
    /** Ends the name of an entry of {@code settings} that says what ALTER SYSTEM wrote. */
    public static final String ALTERED = ".altered";

    public NodeDetails {
        settings = Map.copyOf(settings);
        pendingRestart = List.copyOf(pendingRestart);
        unloggedTables = List.copyOf(unloggedTables);
        databases = List.copyOf(databases);
        origins = Map.copyOf(origins);
    }

    /** Of a server that was not asked for its upkeep. */
    public NodeDetails(
            String node,
            Instant at,
            Map<String, String> settings,
            List<String> pendingRestart,
            Optional<Lsn> oldestWal,
            long walSegmentBytes,
            long databaseBytes,
            List<String> unloggedTables,
            int preparedTransactions,
            List<String> databases,
            Optional<TimelineHistory> history,
            Map<Integer, String> origins) {
        this(
                node,
                at,
                settings,
                pendingRestart,
                oldestWal,
                walSegmentBytes,
                databaseBytes,
                unloggedTables,
                preparedTransactions,
                databases,
                history,
                origins,
                Upkeep.UNKNOWN);
    }

    /** The same, with what its machine told of its timelines. */
    public NodeDetails with(Map<Integer, String> foundOrigins) {
        return new NodeDetails(
                node,
                at,
                settings,
                pendingRestart,
                oldestWal,
                walSegmentBytes,
                databaseBytes,
                unloggedTables,
                preparedTransactions,
                databases,
                history,
                foundOrigins,
                upkeep);
    }

    /** What somebody wrote for a setting with ALTER SYSTEM, if that is in force; as {@code SHOW} writes it. */
    public Optional<String> altered(String setting) {
        return Optional.ofNullable(settings.get(setting + ALTERED));
    }
}
