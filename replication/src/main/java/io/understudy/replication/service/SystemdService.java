package io.understudy.replication.service;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Autostart;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A unit of systemd, through {@code systemctl} as root. Its own stop has to be a fast one, as those of Debian and of
 * PostgreSQL's documentation are. Source: manual pages systemctl(1), sd_booted(3).
 *
 * @param login the machine as the bot logs in there
 */
record SystemdService(Host login, String unit) implements PostgresService {
    private static final Duration START = Duration.ofSeconds(315);
    private static final Duration STOP = Duration.ofSeconds(75);
    private static final Duration SHORT = Duration.ofSeconds(15);

    @Override
    public CommandResult start() {
        return asRoot(SystemdCommands.start(unit), START);
    }

    @Override
    public CommandResult beginFastStop() {
        return asRoot(SystemdCommands.beginStop(unit), SHORT);
    }

    @Override
    public CommandResult stop() {
        return asRoot(SystemdCommands.stop(unit), STOP);
    }

    @Override
    public Autostart autostart() {
        return AutostartReport.of(() -> isBooted() ? SystemdCommands.enabled(unit, asLogin()) : notBooted());
    }

    @Override
    public CommandResult forbidAutostart() {
        return asRoot(SystemdCommands.mask(unit), SHORT);
    }

    @Override
    public CommandResult allowAutostart() {
        return asRoot(SystemdCommands.unmask(unit), SHORT);
    }

    private CommandResult asLogin() {
        return login.run(SystemdCommands.isEnabled(unit), SHORT);
    }

    private CommandResult asRoot(Argv command, Duration deadline) {
        return isBooted() ? login.as("root").run(command, deadline) : notBooted();
    }

    /** As sd_booted(3) tells it. */
    private boolean isBooted() {
        return login.exists(Path.of("/run/systemd/system"));
    }

    private CommandResult notBooted() {
        String found = "wanted systemd to run the machine " + login.name() + " and its unit " + unit
                + ", found that it does not: there is no /run/systemd/system";
        return new CommandResult(1, "", found, false);
    }
}
