package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.NodeDetails;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slow look at one answering node: settings, sizes and listings. */
public final class DetailsProbe {
    private static final String SIZES = """
            SELECT pg_catalog.pg_size_bytes(pg_catalog.current_setting('wal_segment_size')) AS wal_segment_bytes,
                   (SELECT COALESCE(pg_catalog.sum(pg_catalog.pg_database_size(oid)), 0)
                      FROM pg_catalog.pg_database
                     WHERE pg_catalog.has_database_privilege(oid, 'CONNECT')
                        OR pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')) AS database_bytes,
                   (SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_xacts) AS prepared_transactions,
                   pg_catalog.has_function_privilege('pg_catalog.pg_ls_waldir()', 'EXECUTE') AS lists_wal""";

    private static final String DATABASES = """
            SELECT datname FROM pg_catalog.pg_database
             WHERE datallowconn AND NOT datistemplate ORDER BY datname""";

    private static final String UNLOGGED_TABLES = """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE c.relpersistence = 'u' AND c.relkind = 'r'
             ORDER BY 1""";

    /** Without the timeline, which would sort an abandoned branch's segments before the kept ones. */
    private static final String OLDEST_SEGMENT = """
            SELECT pg_catalog.min(pg_catalog.substr(name, 9, 16)) AS oldest
              FROM pg_catalog.pg_ls_waldir()
             WHERE name ~ '^[0-9A-F]{24}$'""";

    private final NodeConnections connections;
    private final NodeConnections operator;
    private final InstantSource clock;
    private final List<String> roles;

    /**
     * Asks over the watcher's connections, and for the timeline's history over one of the operator's: the watcher may
     * not read it.
     *
     * @param roles whose passwords must not end unnoticed
     */
    public DetailsProbe(NodeConnections watcher, NodeConnections operator, InstantSource clock, List<String> roles) {
        this.connections = watcher;
        this.operator = operator;
        this.clock = clock;
        this.roles = List.copyOf(roles);
    }

    /** Asks a node for its details; empty when it did not answer: the fast look tells why. */
    public Optional<NodeDetails> details(String node) {
        try {
            return Optional.of(connections.askBeside(node, connection -> ask(node, connection)));
        } catch (SQLException unanswered) {
            return Optional.empty();
        }
    }

    private NodeDetails ask(String node, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            SettingsQuestion.Answer settings = SettingsQuestion.ask(statement);
            Sizes sizes = sizes(statement);
            return new NodeDetails(
                    node,
                    clock.instant(),
                    settings.settings(),
                    settings.pendingRestart(),
                    sizes.listsWal() ? oldestWal(statement, sizes.walSegmentBytes()) : Optional.empty(),
                    sizes.walSegmentBytes(),
                    sizes.databaseBytes(),
                    list(statement, UNLOGGED_TABLES),
                    sizes.preparedTransactions(),
                    list(statement, DATABASES),
                    history(node),
                    Map.of(),
                    UpkeepQuestion.ask(connection, roles));
        }
    }

    private record Sizes(long walSegmentBytes, long databaseBytes, int preparedTransactions, boolean listsWal) {}

    private static Sizes sizes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SIZES)) {
            row.next();
            return new Sizes(
                    row.getLong("wal_segment_bytes"),
                    row.getLong("database_bytes"),
                    row.getInt("prepared_transactions"),
                    row.getBoolean("lists_wal"));
        }
    }

    private static Optional<Lsn> oldestWal(Statement statement, long segmentBytes) throws SQLException {
        try (ResultSet row = statement.executeQuery(OLDEST_SEGMENT)) {
            row.next();
            return Columns.text(row, "oldest").map(name -> segmentStart(name, segmentBytes));
        }
    }

    /** A segment's file name without its timeline: eight digits of 4 GB, eight digits of the segment in them. */
    private static Lsn segmentStart(String name, long segmentBytes) {
        long high = Long.parseLong(name, 0, 8, 16);
        long low = Long.parseLong(name, 8, 16, 16);
        return new Lsn((high << 32) + low * segmentBytes);
    }

    private Optional<TimelineHistory> history(String node) {
        try {
            return Optional.of(operator.askReplication(node, HistoryQuestion::ofRunningTimeline));
        } catch (SQLException unanswered) {
            return Optional.empty();
        }
    }

    private static List<String> list(Statement statement, String question) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
