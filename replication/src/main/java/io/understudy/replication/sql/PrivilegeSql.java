package io.understudy.replication.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the operator's role may do. Source: PostgreSQL manual, "Access Privilege Inquiry Functions". */
public final class PrivilegeSql {
    private final OperatorConnections connections;

    PrivilegeSql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** The statements that would give the role what it lacks; empty when it lacks nothing. */
    public List<String> missing(String node) {
        return connections.ask(node, "to know what its role may do", PrivilegeSql::missing);
    }

    private static List<String> missing(Connection connection) throws SQLException {
        String role = connection.getMetaData().getUserName();
        List<String> statements = new ArrayList<>();
        for (String function : List.of("pg_promote(boolean, integer)", "pg_reload_conf()")) {
            if (!holds(connection, executes(function))) {
                statements.add("GRANT EXECUTE ON FUNCTION pg_catalog." + function + " TO " + role);
            }
        }
        if (!holds(
                connection,
                "(SELECT rolreplication OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)")) {
            statements.add("ALTER ROLE " + role + " REPLICATION");
        }
        // Before 15 only a superuser may run a checkpoint or change settings: no GRANT helps.
        if (connection.getMetaData().getDatabaseMajorVersion() >= 15) {
            addMissingSince15(connection, role, statements);
        }
        return statements;
    }

    private static void addMissingSince15(Connection connection, String role, List<String> statements)
            throws SQLException {
        if (!holds(connection, "pg_catalog.pg_has_role('pg_checkpoint', 'USAGE')")) {
            statements.add("GRANT pg_checkpoint TO " + role);
        }
        List<String> unchangeable = new ArrayList<>();
        for (String parameter : Arrays.stream(ChangeableSetting.values())
                .map(ChangeableSetting::parameter)
                .toList()) {
            if (!holds(connection, "pg_catalog.has_parameter_privilege('" + parameter + "', 'ALTER SYSTEM')")) {
                unchangeable.add(parameter);
            }
        }
        if (!unchangeable.isEmpty()) {
            statements.add(unchangeable.stream()
                    .collect(Collectors.joining(", ", "GRANT ALTER SYSTEM ON PARAMETER ", " TO " + role)));
        }
    }

    private static String executes(String function) {
        return "pg_catalog.has_function_privilege('pg_catalog." + function + "', 'EXECUTE')";
    }

    private static boolean holds(Connection connection, String condition) throws SQLException {
        return OperatorConnections.oneRow(connection, "SELECT " + condition, row -> row.getBoolean(1));
    }
}
