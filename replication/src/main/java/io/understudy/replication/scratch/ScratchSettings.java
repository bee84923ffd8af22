package io.understudy.replication.scratch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration files of a throwaway server, as text. */
final class ScratchSettings {

    // A socket's path may have 107 bytes; "/.s.PGSQL.65535.lock" takes 20 of them.
    private static final int SOCKET_DIRECTORY_LIMIT = 87;

    /** Only over TCP from this machine with a password: what a real pair does, minus the network. */
    static final String HBA = """
            local all         all              scram-sha-256
            host  all         all 127.0.0.1/32 scram-sha-256
            host  replication all 127.0.0.1/32 scram-sha-256
            """;

    private ScratchSettings() {}

    static String render(ScratchSpec spec, int port, Path socketDirectory) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cluster_name", spec.name());
        settings.put("listen_addresses", ScratchServer.ADDRESS);
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", fitting(socketDirectory));
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", "50");
        settings.put("shared_buffers", "32MB");
        settings.put("wal_level", "replica");
        settings.put("max_wal_senders", "10");
        settings.put("max_replication_slots", "10");
        settings.put("hot_standby", "on");
        settings.put("log_line_prefix", "%m [%p] %q%u@%d ");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        if (!spec.durable()) {
            settings.put("fsync", "off");
        }
        settings.putAll(spec.settings());
        return lines(settings);
    }

    static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "%s = '%s'\n".formatted(setting.getKey(), escaped(setting.getValue())))
                .collect(Collectors.joining());
    }

    /** Section 20.1.2 of the manual: a quote in a value is written twice; a backslash is an escape too. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("'", "''");
    }

    private static String fitting(Path socketDirectory) {
        String path = socketDirectory.toString();
        return path.length() <= SOCKET_DIRECTORY_LIMIT ? path : "";
    }
}
