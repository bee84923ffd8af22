package io.understudy.replication.host;

import java.time.Duration;

/** A machine seen through another user's eyes. */
record HostAsUser(Host host, String loginUser) implements Host {

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public CommandResult run(Argv command, Duration deadline, String input, Output output) {
        return host.run(command.asUser(loginUser, host.loginUser()), deadline, input, output);
    }

    @Override
    public Host as(String user) {
        return host.as(user);
    }

    @Override
    public void close() {
        host.close();
    }
}
