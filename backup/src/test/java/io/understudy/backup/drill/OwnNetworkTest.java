package io.understudy.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnNetworkTest {
    private static final Argv START = Argv.of("pg_ctl", "start");
    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void rootMakesOneAndBecomesTheServersUserInIt() {
        Machine machine = new Machine("root", true);

        OwnNetwork network = OwnNetwork.of(machine);
        network.run("postgres", START, SOON);

        assertThat(network.isThere()).isTrue();
        assertThat(machine.ran).last().isEqualTo("unshare --net -- runuser -u postgres -- pg_ctl start");
    }

    @Test
    void othersNeedAUserNamespaceForIt() {
        Machine machine = new Machine("understudy", true);

        OwnNetwork.of(machine).run("understudy", START, SOON);

        assertThat(machine.ran).last().isEqualTo("unshare --user --map-current-user --net -- pg_ctl start");
    }

    @Test
    void whereTheMachineAllowsNoneTheCommandRunsWithout() {
        Machine machine = new Machine("understudy", false);

        OwnNetwork network = OwnNetwork.of(machine);
        network.run("understudy", START, SOON);

        assertThat(network.isThere()).isFalse();
        assertThat(machine.ran).last().isEqualTo("env pg_ctl start");
    }

    /** Remembers what it was to run. */
    private record Machine(String loginUser, boolean allows, List<String> ran) implements Host {
        Machine(String loginUser, boolean allows) {
            this(loginUser, allows, new ArrayList<>());
        }

        @Override
        public String name() {
            return "the bot's machine";
        }

        @Override
        public CommandResult run(Argv command, Duration deadline, String input, Output output) {
            ran.add(command.display());
            boolean refused = command.program().equals("unshare") && !allows;
            return new CommandResult(refused ? 1 : 0, "", refused ? "Operation not permitted" : "", false);
        }

        @Override
        public void close() {}
    }
}
