package io.understudy.replication.sql;

import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * One view of a database that several programs share: what this session samples is what a dump with its snapshot holds.
 * Works on a primary and on a standby. Closing it lets the snapshot go.
 *
 * @see <a href="https://www.postgresql.org/docs/15/functions-admin.html">Snapshot Synchronization Functions</a>
 */
public final class SnapshotSession implements AutoCloseable {
    private static final Deadlines DEADLINES = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10));
    private static final int ALIVE_SECONDS = 2;

    /** Up to so many pages, a table's first rows are taken; above, about so many pages at random. */
    private static final int PAGES = 20;

    private final NodeSpec node;
    private final Connection connection;
    private final String id;

    private SnapshotSession(NodeSpec node, Connection connection) throws SQLException {
        this.node = node;
        this.connection = connection;
        RowText.fix(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        id = OperatorConnections.oneRow(
                connection, "SELECT pg_catalog.pg_export_snapshot() AS id", row -> row.getString("id"));
    }

    /**
     * Takes the snapshot.
     *
     * @throws SqlFailure if there is none to be had
     */
    public static SnapshotSession open(NodeSpec node, String database, Login login) {
        try {
            Connection connection = new Connector(node, database, login, DEADLINES).open();
            try {
                return new SnapshotSession(node, connection);
            } catch (SQLException failure) {
                NodeSession.closeQuietly(connection);
                throw failure;
            }
        } catch (SQLException failure) {
            throw new SqlFailure(node.name(), "a snapshot of the database " + database, failure);
        }
    }

    /** For {@code pg_dump --snapshot}; good for as long as this is open. */
    public String id() {
        return id;
    }

    /** Whether the server still holds the snapshot: a standby may end a session because of what it replays. */
    public boolean isAlive() {
        try {
            return connection.isValid(ALIVE_SECONDS);
        } catch (SQLException failure) {
            return false;
        }
    }

    /**
     * A few rows of the largest tables. A table that cannot be sampled is left out.
     *
     * @param tables at most so many
     * @param rowsPerTable at most so many
     * @param longest about how long all of it may take
     * @throws SqlFailure if the session is lost
     */
    public List<TableSample> sample(int tables, int rowsPerTable, Duration longest, InstantSource clock) {
        Instant end = clock.instant().plus(longest);
        List<TableSample> samples = new ArrayList<>();
        try {
            for (Table table : largest(tables)) {
                Duration left = Duration.between(clock.instant(), end);
                if (left.isNegative() || left.isZero()) {
                    break;
                }
                sample(table, rowsPerTable, left, samples);
            }
        } catch (SQLException failure) {
            throw new SqlFailure(node.name(), "sampled rows", failure);
        }
        return samples;
    }

    /** The pages are the server's estimate, since the exact size would wait for whoever locks the table. */
    private record Table(long oid, String name, long pages) {}

    /** Those whose rows a dump of this role holds: no computed, passing or foreign ones, none that an extension brings. */
    private List<Table> largest(int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT c.oid::pg_catalog.int8 AS oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
                       c.relpages::pg_catalog.int8 AS pages
                  FROM pg_catalog.pg_class AS c
                  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE c.relkind = 'r' AND c.relpersistence = 'p'
                   AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
                   AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
                   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                                    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                                      AND d.deptype = 'e')
                 ORDER BY pages DESC, name
                 LIMIT ?""")) {
            statement.setInt(1, limit);
            List<Table> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Table(rows.getLong("oid"), rows.getString("name"), rows.getLong("pages")));
                }
            }
            return found;
        }
    }

    private void sample(Table table, int limit, Duration left, List<TableSample> samples) throws SQLException {
        // An error outside of a savepoint would end the transaction, and with it the snapshot.
        Savepoint before = connection.setSavepoint();
        try {
            List<String> columns = RowText.columns(connection, table.oid());
            List<String> hashes = hashes(table, columns, limit, left);
            if (!hashes.isEmpty()) {
                samples.add(new TableSample(table.name(), columns, hashes));
            }
            connection.releaseSavepoint(before);
        } catch (SQLException failure) {
            connection.rollback(before);
        }
    }

    private List<String> hashes(Table table, List<String> columns, int limit, Duration left) throws SQLException {
        String rows = table.pages() <= PAGES ? "" : " TABLESAMPLE SYSTEM (" + 100.0 * PAGES / table.pages() + ")";
        String question =
                "SELECT " + RowText.hash(columns) + " AS hash FROM ONLY " + table.name() + rows + " LIMIT " + limit;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + Math.max(1, left.toMillis()));
            List<String> found = new ArrayList<>();
            try (ResultSet answer = statement.executeQuery(question)) {
                while (answer.next()) {
                    found.add(answer.getString("hash"));
                }
            }
            return found;
        }
    }

    @Override
    public void close() {
        NodeSession.closeQuietly(connection);
    }
}
