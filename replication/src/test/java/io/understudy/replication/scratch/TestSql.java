package io.understudy.replication.scratch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Short questions to throwaway servers, for tests. */
public final class TestSql {

    private TestSql() {}

    /** Connects as the superuser to the database postgres. */
    public static Connection connect(ScratchServer server) throws SQLException {
        return connect(server, server.superuser());
    }

    public static Connection connect(ScratchServer server, String user) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), user, server.passwordOf(user));
    }

    public static void execute(ScratchServer server, String sql) throws SQLException {
        executeAs(server, server.superuser(), sql);
    }

    public static void executeAs(ScratchServer server, String user, String sql) throws SQLException {
        try (Connection connection = connect(server, user);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row as text; null for SQL's NULL and for no row. */
    public static String value(ScratchServer server, String sql) throws SQLException {
        return valueAs(server, server.superuser(), sql);
    }

    public static String valueAs(ScratchServer server, String user, String sql) throws SQLException {
        try (Connection connection = connect(server, user);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
