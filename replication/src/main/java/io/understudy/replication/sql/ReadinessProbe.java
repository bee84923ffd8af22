package io.understudy.replication.sql;

import io.understudy.replication.observe.Readiness;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pre-flight checks ask of one answering node beyond its details, in one round trip. */
public final class ReadinessProbe {
    /** The operator's role is the only parameter. */
    private static final String QUESTIONS = """
            SELECT DISTINCT p.probin
              FROM pg_catalog.pg_proc AS p
              JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
             WHERE l.lanname = 'c' AND p.probin IS NOT NULL
             ORDER BY 1;
            SELECT subname FROM pg_catalog.pg_subscription ORDER BY 1;
            SELECT last_archived_time, last_failed_time,
                   (SELECT pg_catalog.count(*) FROM pg_catalog.pg_ls_archive_statusdir() WHERE name LIKE '%.ready')
                       AS backlog
              FROM pg_catalog.pg_stat_archiver;
            SELECT COALESCE(pg_catalog.bool_or(rolcanlogin AND pg_catalog.has_function_privilege(
                       oid, 'pg_catalog.pg_promote(boolean, integer)', 'EXECUTE')), false) AS may_promote
              FROM pg_catalog.pg_roles
             WHERE rolname = ?""";

    private final NodeConnections connections;
    private final String operator;

    /**
     * Asks over the watcher's connections.
     *
     * @param operator name of the role that promotes
     */
    public ReadinessProbe(NodeConnections watcher, String operator) {
        this.connections = watcher;
        this.operator = operator;
    }

    /** Asks a node; empty when it did not answer, or the role may not know. */
    public Optional<Readiness> readiness(String node) {
        try {
            return Optional.of(connections.ask(node, this::ask));
        } catch (SQLException unanswered) {
            return Optional.empty();
        }
    }

    private Readiness ask(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUESTIONS)) {
            statement.setString(1, operator);
            statement.execute();
            List<String> libraries = names(statement.getResultSet());
            List<String> subscriptions = names(next(statement));
            Readiness.Archiver archiver = archiver(next(statement));
            ResultSet privilege = next(statement);
            privilege.next();
            return new Readiness(libraries, subscriptions, archiver, privilege.getBoolean("may_promote"));
        }
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("wanted one more answer, found none");
        }
        return statement.getResultSet();
    }

    private static Readiness.Archiver archiver(ResultSet row) throws SQLException {
        row.next();
        return new Readiness.Archiver(
                Columns.instant(row, "last_archived_time"),
                Columns.instant(row, "last_failed_time"),
                row.getInt("backlog"));
    }

    private static List<String> names(ResultSet rows) throws SQLException {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
            found.add(rows.getString(1));
        }
        return found;
    }
}
