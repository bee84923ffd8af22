package io.understudy.replication.service;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Autostart;
import java.time.Duration;

/**
 * Plain {@code pg_ctl}. Source: PostgreSQL manual, "pg_ctl".
 *
 * @param host the machine as the user that owns the data directory
 */
record PgCtlService(Host host, NodeSpec node) implements PostgresService {
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 60;
    private static final Duration MARGIN = Duration.ofSeconds(15);

    @Override
    public CommandResult start() {
        Argv start = pgCtl("start").and("-l", postgres().serverLog(), "-w", "-t", Integer.toString(START_SECONDS));
        return host.run(start, MARGIN.plusSeconds(START_SECONDS));
    }

    @Override
    public CommandResult beginFastStop() {
        return host.run(pgCtl("stop").and("-m", "fast", "-W"), MARGIN);
    }

    @Override
    public CommandResult stop() {
        Argv stop = pgCtl("stop").and("-m", "fast", "-w", "-t", Integer.toString(STOP_SECONDS));
        return host.run(stop, MARGIN.plusSeconds(STOP_SECONDS));
    }

    @Override
    public Autostart autostart() {
        return fence().autostart();
    }

    @Override
    public CommandResult forbidAutostart() {
        return fence().forbid();
    }

    @Override
    public CommandResult allowAutostart() {
        return fence().allow();
    }

    private DirectoryFence fence() {
        return new DirectoryFence(host, node);
    }

    private Argv pgCtl(String verb) {
        return Argv.of(postgres().program("pg_ctl"), verb, "-D", postgres().dataDirectory());
    }

    private PostgresInstallation postgres() {
        return node.postgres();
    }
}
