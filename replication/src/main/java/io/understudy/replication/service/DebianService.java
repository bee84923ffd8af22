package io.understudy.replication.service;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Autostart;
import java.time.Duration;

/**
 * Debian's {@code pg_ctlcluster}, past systemd: the owner of the data may call it, systemd only root. Source: manual pages
 * pg_ctlcluster(1) and pg_createcluster(8), "STARTUP CONTROL".
 *
 * @param host the machine as the user that owns the data directory
 */
record DebianService(Host host, NodeSpec node, ServiceKind.Debian debian) implements PostgresService {
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 60;

    /** After the start pg_ctlcluster itself waits up to half a minute for the socket. */
    private static final Duration MARGIN = Duration.ofSeconds(45);

    @Override
    public CommandResult start() {
        Argv start = ctl("start").and("--", "-w", "-t", Integer.toString(START_SECONDS));
        return host.run(start, MARGIN.plusSeconds(START_SECONDS));
    }

    @Override
    public CommandResult beginFastStop() {
        return host.run(ctl("stop").and("--", "-W"), MARGIN);
    }

    @Override
    public CommandResult stop() {
        Argv stop = ctl("stop").and("--", "-t", Integer.toString(STOP_SECONDS));
        return host.run(stop, MARGIN.plusSeconds(STOP_SECONDS));
    }

    @Override
    public Autostart autostart() {
        return startFile().autostart();
    }

    @Override
    public CommandResult forbidAutostart() {
        return startFile().forbid();
    }

    @Override
    public CommandResult allowAutostart() {
        return startFile().allow();
    }

    private StartFile startFile() {
        return new StartFile(host, node.name(), debian.configDirectory());
    }

    private Argv ctl(String action) {
        return Argv.of(
                "pg_ctlcluster",
                "--skip-systemctl-redirect",
                "--mode=fast",
                Integer.toString(debian.version()),
                debian.cluster(),
                action);
    }
}
