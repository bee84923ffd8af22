package io.understudy.replication.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import io.understudy.replication.host.Output;
import io.understudy.replication.observe.Autostart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is given to systemd, word for word; that a unit obeys is systemd's. */
class SystemdServiceTest {
    private static final String UNIT = "postgresql@15-main";

    @Test
    void startsStopsMasksAndUnmasksThroughSudoWhereTheLoginUserIsNotRoot() {
        Machine machine = new Machine("ops");
        SystemdService service = new SystemdService(machine, UNIT);
        service.start();
        service.beginFastStop();
        service.stop();
        service.forbidAutostart();
        service.allowAutostart();
        assertThat(machine.told)
                .containsExactly(
                        "sudo -n -u root -- systemctl start postgresql@15-main",
                        "sudo -n -u root -- systemctl stop --no-block postgresql@15-main",
                        "sudo -n -u root -- systemctl stop postgresql@15-main",
                        "sudo -n -u root -- systemctl mask postgresql@15-main",
                        "sudo -n -u root -- systemctl unmask postgresql@15-main");
    }

    @Test
    void needsNoSudoAsRootNorForAQuestion() {
        Machine root = new Machine("root");
        new SystemdService(root, UNIT).start();
        assertThat(root.told).containsExactly("systemctl start postgresql@15-main");
        Machine ops = new Machine("ops");
        new SystemdService(ops, UNIT).autostart();
        assertThat(ops.told).containsExactly("systemctl is-enabled postgresql@15-main");
    }

    @Test
    void onlyAMaskThatOutlivesABootForbids() {
        Machine machine = new Machine("root");
        machine.answer = new CommandResult(1, "masked\n", "", false);
        assertThat(new SystemdService(machine, UNIT).autostart())
                .isEqualTo(new Autostart.Forbidden("unit postgresql@15-main is masked"));
        machine.answer = new CommandResult(1, "masked-runtime\n", "", false);
        assertThat(new SystemdService(machine, UNIT).autostart())
                .isEqualTo(new Autostart.Allowed("unit postgresql@15-main is masked-runtime"));
        machine.answer = new CommandResult(1, "", "Failed to get unit file state: No such file", false);
        assertThat(new SystemdService(machine, UNIT).autostart())
                .isEqualTo(new Autostart.Unknown("Failed to get unit file state: No such file"));
    }

    @Test
    void refusesWhereSystemdDoesNotRunTheMachine() {
        Machine machine = new Machine("root");
        machine.booted = false;
        SystemdService service = new SystemdService(machine, UNIT);
        String found = "wanted systemd to run the machine db1 and its unit postgresql@15-main, found that it does not:"
                + " there is no /run/systemd/system";
        assertThat(service.start().complaint()).isEqualTo(found);
        assertThat(service.forbidAutostart().succeeded()).isFalse();
        assertThat(service.autostart()).isEqualTo(new Autostart.Unknown(found));
        assertThat(machine.told).isEmpty();
    }

    @Test
    void aMachineThatDoesNotAnswerIsUnknown() {
        Machine machine = new Machine("root");
        machine.reachable = false;
        assertThat(new SystemdService(machine, UNIT).autostart()).isInstanceOf(Autostart.Unknown.class);
    }

    /** Remembers what it is told and does nothing. */
    private static final class Machine implements Host {
        private final String user;
        private final List<String> told = new ArrayList<>();
        private boolean booted = true;
        private boolean reachable = true;
        private CommandResult answer = new CommandResult(0, "enabled\n", "", false);

        Machine(String user) {
            this.user = user;
        }

        @Override
        public String name() {
            return "db1";
        }

        @Override
        public String loginUser() {
            return user;
        }

        @Override
        public CommandResult run(Argv command, Duration deadline, String input, Output output) {
            told.add(command.display());
            return answer;
        }

        @Override
        public boolean exists(Path path) {
            if (!reachable) {
                throw new HostException(new HostFailure.Unreachable("db1", "no route"));
            }
            return booted && path.toString().equals("/run/systemd/system");
        }

        @Override
        public void close() {}
    }
}
