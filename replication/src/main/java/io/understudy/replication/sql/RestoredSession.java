package io.understudy.replication.sql;

import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a database holds that was restored, in full: for servers of our own, where reading every row disturbs nobody. */
public final class RestoredSession implements AutoCloseable {
    private final NodeSpec node;
    private final Connection connection;

    private RestoredSession(NodeSpec node, Connection connection) {
        this.node = node;
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param longest how long one question may take
     * @throws SqlFailure if that is not possible
     */
    public static RestoredSession open(NodeSpec node, String database, Login login, Duration longest) {
        try {
            Deadlines deadlines = new Deadlines(Duration.ofSeconds(30), longest);
            Connection connection = new Connector(node, database, login, deadlines).open();
            RowText.fix(connection);
            return new RestoredSession(node, connection);
        } catch (SQLException failure) {
            throw new SqlFailure(node.name(), "to look into the database " + database, failure);
        }
    }

    /**
     * One table as it came back.
     *
     * @param ofExtension whether an extension made it: then it also holds rows that no dump carries
     */
    public record Restored(long rows, boolean ofExtension) {}

    /**
     * Counts a table's own rows, those of its partitions and children left out.
     *
     * @param table with its schema, each quoted if need be
     * @return empty if there is no such table
     */
    public Optional<Restored> table(String table) {
        return ask("the rows of " + table, () -> {
            Optional<Long> oid = oid(table);
            return oid.isEmpty()
                    ? Optional.<Restored>empty()
                    : Optional.of(
                            new Restored(count("SELECT count(*) AS n FROM ONLY " + table), isOfExtension(oid.get())));
        });
    }

    /** How many of a sample's rows are in the table, found by their content; 0 if the table or one of its columns is gone. */
    public int found(TableSample sample) {
        return ask("sampled rows in " + sample.table(), () -> {
            Optional<Long> oid = oid(sample.table());
            if (oid.isEmpty() || !RowText.columns(connection, oid.get()).containsAll(sample.columns())) {
                return 0;
            }
            List<String> wanted = sample.hashes().stream().distinct().toList();
            long present = present(sample, wanted);
            return Math.toIntExact(sample.hashes().size() - (wanted.size() - present));
        });
    }

    /** Bytes of all databases of this server. */
    public long bytes() {
        return ask(
                "the size of its databases",
                () -> count(
                        "SELECT pg_catalog.sum(pg_catalog.pg_database_size(oid))::pg_catalog.int8 AS n FROM pg_catalog.pg_database"));
    }

    private long present(TableSample sample, Collection<String> wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(DISTINCT hash) AS n FROM (SELECT " + RowText.hash(sample.columns())
                        + " AS hash FROM ONLY " + sample.table() + ") AS every WHERE hash = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("text", wanted.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("n");
            }
        }
    }

    private Optional<Long> oid(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_catalog.to_regclass(?)::pg_catalog.oid::pg_catalog.int8 AS oid")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long oid = row.getLong("oid");
                return row.wasNull() ? Optional.empty() : Optional.of(oid);
            }
        }
    }

    private boolean isOfExtension(long table) throws SQLException {
        return count("SELECT count(*) AS n FROM pg_catalog.pg_depend WHERE deptype = 'e'"
                        + " AND classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objid = " + table)
                > 0;
    }

    private long count(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong("n");
        }
    }

    private interface Answer<T> {
        T give() throws SQLException;
    }

    private <T> T ask(String wanted, Answer<T> answer) {
        try {
            return answer.give();
        } catch (SQLException failure) {
            throw new SqlFailure(node.name(), wanted, failure);
        }
    }

    @Override
    public void close() {
        NodeSession.closeQuietly(connection);
    }
}
