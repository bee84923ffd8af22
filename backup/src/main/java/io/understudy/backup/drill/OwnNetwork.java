package io.understudy.backup.drill;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import java.time.Duration;
import java.util.List;

/**
 * A network with nothing in it, for one command and what it starts, where the machine allows that: to root, and to others
 * if they may have user namespaces.
 *
 * @param login the machine as the user that Understudy runs as
 * @param way there; empty if the machine does not allow it
 */
record OwnNetwork(Host login, List<String> way) {
    private static final Duration SHORT = Duration.ofSeconds(10);

    static OwnNetwork of(Host login) {
        List<String> way = login.loginUser().equals("root")
                ? List.of("unshare", "--net", "--")
                : List.of("unshare", "--user", "--map-current-user", "--net", "--");
        boolean works = login.run(new Argv(way).and("true"), SHORT).succeeded();
        return new OwnNetwork(login, works ? way : List.of());
    }

    boolean isThere() {
        return !way.isEmpty();
    }

    /** Runs it as another user of the machine. */
    CommandResult run(String user, Argv command, Duration deadline) {
        String[] whole = command.asUser(user, login.loginUser()).arguments().toArray(String[]::new);
        Argv first = Argv.of("env");
        return login.run((isThere() ? new Argv(way) : first).and(whole), deadline);
    }
}
