package io.understudy.replication.sql;

import java.sql.Statement;
import org.postgresql.PGConnection;

/** Changes of settings in {@code postgresql.auto.conf}. Source: PostgreSQL manual, "ALTER SYSTEM". */
public final class SettingSql {
    private final OperatorConnections connections;

    SettingSql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** The value in force for new sessions, as {@code SHOW} writes it. */
    public String value(String node, ChangeableSetting setting) {
        return connections.ask(
                node,
                "the value of " + setting.parameter(),
                connection -> OperatorConnections.oneRow(
                        connection,
                        "SELECT pg_catalog.current_setting('" + setting.parameter() + "')",
                        row -> row.getString(1)));
    }

    /** Writes a value; it is in force after {@link #reload}. */
    public void set(String node, ChangeableSetting setting, String value) {
        connections.ask(node, "to set " + setting.parameter(), connection -> {
            // ALTER SYSTEM takes no bound parameters.
            String literal = connection.unwrap(PGConnection.class).escapeLiteral(value);
            try (Statement statement = connection.createStatement()) {
                return statement.execute("ALTER SYSTEM SET " + setting.parameter() + " = '" + literal + "'");
            }
        });
    }

    /** Removes a value that was written, so that the configuration file's or the default is in force after a reload. */
    public void reset(String node, ChangeableSetting setting) {
        connections.change(node, "to reset " + setting.parameter(), "ALTER SYSTEM RESET " + setting.parameter());
    }

    /** Asks the server to read its configuration again; it does so within moments, not before this returns. */
    public void reload(String node) {
        connections.change(node, "to reload its configuration", "SELECT pg_catalog.pg_reload_conf()");
    }
}
