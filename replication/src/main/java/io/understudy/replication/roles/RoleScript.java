package io.understudy.replication.roles;

import java.util.ArrayList;
import java.util.List;

/**
 * The SQL that creates the least-privilege roles, for a superuser to run once on the primary, in the database that
 * Understudy connects to (grants on functions are kept per database). Standbys receive the roles through the WAL.
 *
 * <p>Before 15 no grant allows CHECKPOINT or ALTER SYSTEM, before 14 none reads all data: there those steps need the
 * host or a superuser, and the statements are left out. Needs 12 or newer, as {@code pg_promote} does.
 *
 * @see <a href="https://www.postgresql.org/docs/15/predefined-roles.html">Predefined roles</a>
 * @see <a href="https://www.postgresql.org/docs/15/app-pgrewind.html">pg_rewind: the functions that it calls</a>
 */
public record RoleScript(int majorVersion, RoleNames names) {

    /** Behind the views {@code pg_file_settings} and {@code pg_hba_file_rules}: errors in the configuration files. */
    private static final List<String> WATCHER_FUNCTIONS = List.of("pg_show_all_file_settings()", "pg_hba_file_rules()");

    private static final List<String> OPERATOR_FUNCTIONS = List.of(
            "pg_promote(boolean, integer)",
            "pg_wal_replay_pause()",
            "pg_wal_replay_resume()",
            "pg_reload_conf()",
            "pg_switch_wal()");

    /** What {@code pg_rewind} calls on its source, where a node logs in as the replicator. */
    private static final List<String> REWIND_FUNCTIONS = List.of(
            "pg_ls_dir(text, boolean, boolean)",
            "pg_stat_file(text, boolean)",
            "pg_read_binary_file(text)",
            "pg_read_binary_file(text, bigint, bigint, boolean)");

    private static final List<String> OPERATOR_SETTINGS = List.of(
            "primary_conninfo",
            "primary_slot_name",
            "wal_retrieve_retry_interval",
            "wal_sender_timeout",
            "synchronous_standby_names");

    /** The statements in order, without passwords and without semicolons. */
    public List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.addAll(watcher());
        statements.addAll(operator());
        statements.addAll(replicator());
        statements.addAll(dumper());
        return List.copyOf(statements);
    }

    /** Sets a role's password. To be sent over a connection that does not log statements. */
    public static String password(String role, String password) {
        return "ALTER ROLE %s PASSWORD %s".formatted(identifier(role), literal(password));
    }

    private List<String> watcher() {
        String role = identifier(names.watcher());
        List<String> statements = new ArrayList<>();
        statements.add("CREATE ROLE %s LOGIN".formatted(role));
        statements.add("GRANT pg_monitor TO %s".formatted(role));
        for (String function : WATCHER_FUNCTIONS) {
            statements.add("GRANT EXECUTE ON FUNCTION pg_catalog.%s TO %s".formatted(function, role));
        }
        return statements;
    }

    private List<String> operator() {
        String role = identifier(names.operator());
        List<String> statements = new ArrayList<>();
        // REPLICATION is what creating and dropping replication slots asks for.
        statements.add("CREATE ROLE %s LOGIN REPLICATION".formatted(role));
        statements.add("GRANT pg_monitor, pg_signal_backend TO %s".formatted(role));
        for (String function : OPERATOR_FUNCTIONS) {
            statements.add("GRANT EXECUTE ON FUNCTION pg_catalog.%s TO %s".formatted(function, role));
        }
        if (majorVersion >= 15) {
            statements.add("GRANT pg_checkpoint TO %s".formatted(role));
            statements.add(
                    "GRANT ALTER SYSTEM ON PARAMETER %s TO %s".formatted(String.join(", ", OPERATOR_SETTINGS), role));
        }
        return statements;
    }

    private List<String> replicator() {
        String role = identifier(names.replicator());
        List<String> statements = new ArrayList<>();
        statements.add("CREATE ROLE %s LOGIN REPLICATION".formatted(role));
        for (String function : REWIND_FUNCTIONS) {
            statements.add("GRANT EXECUTE ON FUNCTION pg_catalog.%s TO %s".formatted(function, role));
        }
        return statements;
    }

    private List<String> dumper() {
        String role = identifier(names.dumper());
        List<String> statements = new ArrayList<>(List.of("CREATE ROLE %s LOGIN".formatted(role)));
        if (majorVersion >= 14) {
            statements.add("GRANT pg_read_all_data TO %s".formatted(role));
        }
        // A backup has the server's settings and access rules too.
        statements.add("GRANT pg_read_all_settings TO %s".formatted(role));
        statements.add("GRANT EXECUTE ON FUNCTION pg_catalog.pg_hba_file_rules() TO %s".formatted(role));
        return statements;
    }

    private static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        // The E form reads backslashes the same whatever standard_conforming_strings says.
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
