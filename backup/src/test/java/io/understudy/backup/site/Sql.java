package io.understudy.backup.site;

import io.understudy.replication.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Short questions to scratch servers, as their superuser. */
public final class Sql {
    private Sql() {}

    public static Connection connect(ScratchServer server, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.superuser());
        properties.setProperty("password", server.password());
        properties.setProperty("PGDBNAME", database);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + ScratchServer.ADDRESS + ":" + server.port() + "/", properties);
    }

    public static void execute(ScratchServer server, String database, String sql) throws SQLException {
        try (Connection connection = connect(server, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static String value(ScratchServer server, String database, String sql) throws SQLException {
        try (Connection connection = connect(server, database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
