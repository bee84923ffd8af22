package io.understudy.replication.cluster;

import java.util.Optional;

/** What starts and stops a node's server on its machine, as declared. */
public sealed interface ServiceKind {
    /** The server's main configuration file, where it does not lie in the data directory. */
    Optional<String> configFile();

    /** Where its server's log is, as people look for it; empty where the service leaves that to others. */
    Optional<String> log();

    /** For messages. */
    String words();

    /** Plain {@code pg_ctl}: the configuration lies in the data directory, and nothing known to us starts it at boot. */
    record PgCtl() implements ServiceKind {
        @Override
        public Optional<String> configFile() {
            return Optional.empty();
        }

        @Override
        public Optional<String> log() {
            return Optional.empty();
        }

        @Override
        public String words() {
            return "pg_ctl";
        }
    }

    /**
     * A cluster of Debian's {@code postgresql-common}, whose configuration lies in {@code /etc/postgresql}.
     *
     * @param version major version, for example 15
     * @param cluster the cluster's name, for example {@code main}
     */
    record Debian(int version, String cluster) implements ServiceKind {
        public Debian {
            if (!cluster.matches("[A-Za-z0-9_][\\w.-]*")) {
                throw new IllegalArgumentException(
                        "wanted the name of a Debian cluster such as 'main', found '" + cluster + "'");
            }
        }

        public String configDirectory() {
            return "/etc/postgresql/" + version + "/" + cluster;
        }

        @Override
        public Optional<String> configFile() {
            return Optional.of(configDirectory() + "/postgresql.conf");
        }

        @Override
        public Optional<String> log() {
            return Optional.of("/var/log/postgresql/postgresql-" + version + "-" + cluster + ".log");
        }

        @Override
        public String words() {
            return "Debian cluster " + version + " " + cluster;
        }
    }

    /**
     * A unit of systemd.
     *
     * @param unit for example {@code postgresql@15-main}
     * @param configFile left out where it lies in the data directory
     */
    record Systemd(String unit, Optional<String> configFile) implements ServiceKind {
        public Systemd {
            if (!unit.matches("[A-Za-z0-9_][\\w.@:\\\\-]*")) {
                throw new IllegalArgumentException(
                        "wanted the name of a systemd unit such as 'postgresql@15-main', found '" + unit + "'");
            }
            configFile.ifPresent(path -> PostgresInstallation.requireAbsolute("config_file", path));
        }

        @Override
        public Optional<String> log() {
            return Optional.of("journalctl -u " + unit);
        }

        @Override
        public String words() {
            return "systemd unit " + unit;
        }
    }
}
