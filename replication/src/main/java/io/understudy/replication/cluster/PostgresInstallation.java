package io.understudy.replication.cluster;

import java.util.Optional;

/**
 * Where PostgreSQL lives on a node's machine. Paths are that machine's, absolute.
 *
 * @param dataDirectory the data directory
 * @param binDirectory the server's programs, for example {@code /usr/lib/postgresql/15/bin}
 * @param osUser operating-system user that owns the data directory and runs the server
 * @param logFile where {@code pg_ctl} sends the server's output; empty: {@code understudy.log} beside the data directory
 * @param service what starts and stops the server
 */
public record PostgresInstallation(
        String dataDirectory, String binDirectory, String osUser, Optional<String> logFile, ServiceKind service) {
    public PostgresInstallation {
        requireAbsolute("data_directory", dataDirectory);
        requireAbsolute("bin_directory", binDirectory);
    }

    /** One that plain {@code pg_ctl} starts and stops. */
    public PostgresInstallation(String dataDirectory, String binDirectory, String osUser, Optional<String> logFile) {
        this(dataDirectory, binDirectory, osUser, logFile, new ServiceKind.PgCtl());
    }

    static void requireAbsolute(String key, String path) {
        if (!path.startsWith("/") || path.contains("/../") || path.endsWith("/..")) {
            throw new IllegalArgumentException(
                    "wanted an absolute path without '..' for " + key + ", found '" + path + "'");
        }
    }

    public String program(String name) {
        return binDirectory + "/" + name;
    }

    /** For {@code pg_ctl}, and for people. */
    public String serverLog() {
        return logFile.or(service::log).orElse(dataDirectory + "-understudy.log");
    }
}
