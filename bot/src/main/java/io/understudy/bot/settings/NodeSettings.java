package io.understudy.bot.settings;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ServiceKind;
import java.util.Map;
import java.util.Optional;

/**
 * One server of a cluster. Paths are its own machine's.
 *
 * @param address under which the bot and the other nodes reach its PostgreSQL
 * @param port of its PostgreSQL
 * @param osUser owner of the data directory
 * @param logFile for servers that the bot starts; left out: beside the data directory
 * @param service what starts and stops the server
 * @param host how the bot runs commands on its machine
 */
public record NodeSettings(
        String address,
        int port,
        String dataDirectory,
        String binDirectory,
        String osUser,
        Optional<String> logFile,
        ServiceKind service,
        HostAccess host) {
    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "port",
                5432,
                "binDirectory",
                "/usr/lib/postgresql/15/bin",
                "osUser",
                "postgres",
                "service",
                new ServiceKind.PgCtl(),
                "host",
                new HostAccess.Local());
    }

    NodeSpec spec(String name) {
        return new NodeSpec(
                name,
                address,
                port,
                host,
                new PostgresInstallation(dataDirectory, binDirectory, osUser, logFile, service));
    }
}
