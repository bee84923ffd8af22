package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.Activity.Writer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches what goes on at a server for a second. Over a connection of its own: the looks must not wait for it. Source:
 * PostgreSQL manual, "pg_stat_activity".
 */
public final class ActivityProbe {
    private static final String ACTIVITY = """
            SELECT pg_catalog.count(*) AS sessions,
                   pg_catalog.count(*) FILTER (WHERE state = 'active' AND pid <> pg_catalog.pg_backend_pid()) AS active,
                   pg_catalog.count(backend_xid) AS writing,
                   (SELECT COALESCE(pg_catalog.sum(xact_commit), 0) FROM pg_catalog.pg_stat_database) AS commits
              FROM pg_catalog.pg_stat_activity
             WHERE backend_type = 'client backend'""";

    private static final String WRITERS = """
            SELECT usename, application_name, pg_catalog.count(*) AS sessions
              FROM pg_catalog.pg_stat_activity
             WHERE backend_type = 'client backend' AND backend_xid IS NOT NULL
             GROUP BY usename, application_name
             ORDER BY sessions DESC, usename
             LIMIT 3""";

    private static final String POSITION = """
            SELECT CASE WHEN NOT pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_current_wal_insert_lsn() END AS position,
                   EXTRACT(epoch FROM pg_catalog.clock_timestamp()) AS seconds""";

    private static final String WAIT = "SELECT pg_catalog.pg_sleep(1)";

    private final NodeConnections connections;

    /** Asks as the watcher's role. */
    public ActivityProbe(NodeConnections watcher) {
        this.connections = watcher;
    }

    /**
     * Watches a node for a second.
     *
     * @throws SqlFailure if it did not answer
     */
    public Activity activity(String node) {
        try {
            return connections.askAsNewcomer(node, ActivityProbe::ask);
        } catch (SQLException failure) {
            throw new SqlFailure(node, "to know what goes on there", failure);
        }
    }

    private record Position(Optional<Lsn> lsn, BigDecimal seconds) {
        /** At least a second lies between the two. */
        Optional<Long> bytesPerSecondSince(Position before) {
            double elapsed = seconds.subtract(before.seconds).doubleValue();
            return lsn.flatMap(to -> before.lsn.map(to::bytesAfter))
                    .map(bytes -> (long) (bytes / Math.max(elapsed, 1)));
        }
    }

    private static Activity ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Position before = position(statement);
            statement.execute(WAIT);
            Optional<Long> pace = position(statement).bytesPerSecondSince(before);
            List<Writer> writers = writers(statement);
            try (ResultSet row = statement.executeQuery(ACTIVITY)) {
                row.next();
                return new Activity(
                        row.getInt("sessions"),
                        row.getInt("active"),
                        row.getInt("writing"),
                        row.getLong("commits"),
                        pace,
                        writers);
            }
        }
    }

    private static Position position(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(POSITION)) {
            row.next();
            return new Position(Columns.lsn(row, "position"), row.getBigDecimal("seconds"));
        }
    }

    private static List<Writer> writers(Statement statement) throws SQLException {
        List<Writer> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(WRITERS)) {
            while (rows.next()) {
                found.add(new Writer(
                        Columns.text(rows, "usename").orElse("somebody"),
                        Columns.text(rows, "application_name").orElse("without a name"),
                        rows.getInt("sessions")));
            }
        }
        return found;
    }
}
