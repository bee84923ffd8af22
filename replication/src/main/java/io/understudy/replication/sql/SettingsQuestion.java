package io.understudy.replication.sql;

import io.understudy.replication.observe.NodeDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that matter for replication, as {@code SHOW} writes them. */
final class SettingsQuestion {
    private static final String SETTINGS = """
            SELECT name, pg_catalog.current_setting(name) AS setting, pending_restart,
                   COALESCE(sourcefile LIKE '%postgresql.auto.conf', false) AS altered
              FROM pg_catalog.pg_settings
             WHERE name IN (
                   'archive_command', 'archive_mode', 'config_file', 'data_checksums', 'default_transaction_read_only',
                   'full_page_writes', 'hba_file', 'hot_standby', 'ident_file', 'lc_messages', 'listen_addresses',
                   'max_connections', 'max_locks_per_transaction', 'max_prepared_transactions',
                   'max_replication_slots', 'max_slot_wal_keep_size', 'max_wal_senders', 'max_worker_processes',
                   'port', 'primary_slot_name', 'recovery_min_apply_delay', 'server_encoding', 'session_preload_libraries',
                   'shared_preload_libraries', 'synchronous_commit',
                   'synchronous_standby_names', 'wal_keep_size', 'wal_level', 'wal_log_hints',
                   'wal_receiver_status_interval', 'wal_receiver_timeout', 'wal_retrieve_retry_interval',
                   'wal_segment_size', 'wal_sender_timeout')
                OR pending_restart""";

    /** Of the connection string only what is no secret crosses the wire; of the restore command, only that it is set. */
    private static final String UPSTREAM = """
            SELECT CASE WHEN pg_catalog.current_setting('restore_command') = '' THEN '' ELSE 'set' END
                       AS restore_command,
                   own.conninfo <> '' AS has_conninfo,
                   pg_catalog.substring(own.conninfo, '(?:^|\\s)host\\s*=\\s*''?([^''\\s]+)') AS host,
                   pg_catalog.substring(own.conninfo, '(?:^|\\s)port\\s*=\\s*''?([0-9]+)') AS port,
                   pg_catalog.substring(own.conninfo, '(?:^|\\s)application_name\\s*=\\s*''?([^''\\s]+)')
                       AS application_name
              FROM (SELECT CASE WHEN pg_catalog.pg_has_role('pg_read_all_settings', 'USAGE')
                                THEN pg_catalog.current_setting('primary_conninfo') END) AS own (conninfo)""";

    private SettingsQuestion() {}

    /** Settings by name, and the names of those that await a restart. */
    record Answer(Map<String, String> settings, List<String> pendingRestart) {}

    static Answer ask(Statement statement) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        List<String> pendingRestart = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(SETTINGS)) {
            while (rows.next()) {
                settings.put(rows.getString("name"), rows.getString("setting"));
                if (rows.getBoolean("altered")) {
                    settings.put(rows.getString("name") + NodeDetails.ALTERED, rows.getString("setting"));
                }
                if (rows.getBoolean("pending_restart")) {
                    pendingRestart.add(rows.getString("name"));
                }
            }
        }
        addUpstream(statement, settings);
        return new Answer(settings, pendingRestart);
    }

    private static void addUpstream(Statement statement, Map<String, String> settings) throws SQLException {
        try (ResultSet row = statement.executeQuery(UPSTREAM)) {
            row.next();
            settings.put("restore_command", row.getString("restore_command"));
            Optional.ofNullable(row.getObject("has_conninfo", Boolean.class))
                    .ifPresent(set -> settings.put("primary_conninfo", set ? "set" : ""));
            for (String part : List.of("host", "port", "application_name")) {
                Columns.text(row, part).ifPresent(value -> settings.put("primary_conninfo." + part, value));
            }
        }
    }
}
