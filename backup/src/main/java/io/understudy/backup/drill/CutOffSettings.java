package io.understudy.backup.drill;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The configuration of a copy that must reach nothing and nobody. It is written anew: of the copied one only those
 * settings are taken over that recovery demands.
 *
 * @see <a href="https://www.postgresql.org/docs/15/hot-standby.html#HOT-STANDBY-ADMIN">Settings that may not be smaller
 *     on a standby</a>
 */
record CutOffSettings(StandbyFacts source, Path socketDirectory) {
    /** Recovery stops, or does not start, with less than the source has. */
    static final List<String> DEMANDED = List.of(
            "wal_level",
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction",
            "max_replication_slots",
            "max_active_replication_origins",
            "track_commit_timestamp");

    /** Whoever gets to the socket, in a directory that only the server's own user may enter. */
    static final String HBA = "local all all trust\n";

    /** Part of the socket's name; nobody listens on it. */
    static final int PORT = 5432;

    private static final int FIRST_WITH_EVENT_TRIGGERS_SETTING = 17;

    /** The whole {@code postgresql.conf}. */
    String text() {
        Map<String, String> settings = new LinkedHashMap<>();
        DEMANDED.stream()
                .filter(source.settings()::containsKey)
                .forEach(name -> settings.put(name, source.settings().get(name)));
        settings.put("hot_standby", "on");
        settings.put("port", Integer.toString(PORT));
        settings.put("unix_socket_directories", socketDirectory.toString());
        settings.put("unix_socket_permissions", "0700");
        nobodyComesIn(settings);
        nothingGoesOut(settings);
        nothingWorksByItself(settings);
        // A standby without upstream looks for WAL at this pace, and hears of its promotion no sooner.
        settings.put("wal_retrieve_retry_interval", "10ms");
        return settings.entrySet().stream()
                .map(one -> "%s = '%s'\n".formatted(one.getKey(), escaped(one.getValue())))
                .collect(Collectors.joining());
    }

    /** Section 20.1.2 of the manual: a backslash is an escape too. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("'", "''");
    }

    private static void nobodyComesIn(Map<String, String> settings) {
        settings.put("listen_addresses", "");
        settings.put("ssl", "off");
    }

    /** Most of these are PostgreSQL's own values; written down, they can be seen. */
    private static void nothingGoesOut(Map<String, String> settings) {
        settings.put("primary_conninfo", "");
        settings.put("primary_slot_name", "");
        settings.put("restore_command", "");
        settings.put("recovery_end_command", "");
        settings.put("archive_cleanup_command", "");
        settings.put("archive_mode", "off");
        settings.put("archive_command", "");
        settings.put("synchronous_standby_names", "");
        // A copied subscription would fetch from its publisher, and move the slot there.
        settings.put("max_logical_replication_workers", "0");
    }

    private void nothingWorksByItself(Map<String, String> settings) {
        settings.put("shared_preload_libraries", "");
        settings.put("session_preload_libraries", "");
        settings.put("autovacuum", "off");
        settings.put("logging_collector", "off");
        if (source.majorVersion() >= FIRST_WITH_EVENT_TRIGGERS_SETTING) {
            settings.put("event_triggers", "off");
        }
    }
}
