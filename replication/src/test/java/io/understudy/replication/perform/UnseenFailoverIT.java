package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.ALICE;
import static io.understudy.replication.theatre.Theatre.BOB;
import static io.understudy.replication.theatre.Theatre.CAROL;
import static io.understudy.replication.theatre.Theatre.CLUSTER;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.promoteUnfenced;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.SshServer;
import io.understudy.replication.operate.Desk.Decision.NotAccepted;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.Hook;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dead primary's machine cannot be asked: its sshd is gone. */
class UnseenFailoverIT {
    /** Does what its file says, and remembers whom it switched off. */
    private static final String POWER = """
            #!/bin/sh
            here=$(dirname "$0")
            case "$1" in
              off) [ ! -e "$here/hang" ] || sleep 600
                   echo "$2 is going down"; echo "$2" > "$here/off" ;;
              is-off) grep -qx "$2" "$here/off" ;;
            esac
            """;

    @TempDir
    Path directory;

    @Test
    @Tag("story-2")
    void aHookThatProvesIsTheFenceAndOneThatHangsIsEndedInTime() throws Exception {
        Path power = script("power", POWER);
        Path hang = Files.createFile(directory.resolve("hang"));
        Files.writeString(directory.resolve("off"), "nobody\n");
        Hook off = new Hook(
                "power-off",
                List.of(power.toString(), "off", "{node}"),
                List.of(power.toString(), "is-off", "{node}"),
                Duration.ofSeconds(2),
                true);
        Hook tell = new Hook(
                "tell",
                List.of("cp", power.toString(), directory.resolve("told").toString()),
                List.of(),
                Duration.ofSeconds(5),
                false);
        try (SshServer sshd = new SshServer(sshdFiles());
                Theatre theatre = Theatre.withPrimaryBehind(sshd, new FencingSettings(List.of(off), List.of(tell)))) {
            theatre.watch().look();
            theatre.pair().primary().kill9();
            sshd.kill();

            Operation hung = theatre.carryOutTyping(CLUSTER, promote("db2"));
            assertThat(hung.state()).isEqualTo(OperationState.FAILED);
            assertThat(hung.eventsOf(OperationEvent.StepFailed.class))
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.found()).contains("was killed"));
            assertThat(theatre.watch().look().assessment().view().primaries()).isEmpty();

            Files.delete(hang);
            Operation failover = theatre.carryOutTyping(CLUSTER, promote("db2"));
            assertThat(failover.state()).isEqualTo(OperationState.COMPLETED);
            assertThat(failover.plan().loss()).isInstanceOf(Loss.SinceLastSighting.class);
            assertThat(directory.resolve("told")).exists();
            assertThat(stateOfDb1(theatre)).isEqualTo(StandbyState.FENCED);

            theatre.watch().check();
            theatre.pair().primary().start();
            assertThat(theatre.watch().check())
                    .extracting(change -> change.incident().key())
                    .contains("FENCE:db1", "PRIMARY");
        }
    }

    @Test
    @Tag("I1")
    @Tag("story-2")
    void withoutAnyProofTwoPeopleTypeTheRisk() throws Exception {
        try (SshServer sshd = new SshServer(sshdFiles());
                Theatre theatre = Theatre.withPrimaryBehind(sshd, FencingSettings.NONE)) {
            theatre.watch().look();
            assertThat(theatre.refusal(promoteUnfenced("db2")).objections())
                    .extracting(Check::name)
                    .containsExactly("risk-needed");
            theatre.pair().primary().kill9();
            sshd.kill();

            assertThat(theatre.refusal(promote("db2")).objections())
                    .extracting(Check::name)
                    .containsExactly("primary-proven-gone");
            Operation asked = theatre.desk().propose(theatre.plan(promoteUnfenced("db2")), ALICE, "ops");
            assertThat(theatre.desk().approve(asked.id(), BOB, CLUSTER)).isInstanceOf(NotAccepted.class);
            assertThat(theatre.desk().approve(asked.id(), ALICE, "db1 may still take writes"))
                    .isInstanceOf(NotAccepted.class);
            theatre.desk().approve(asked.id(), BOB, "db1 may still take writes");
            assertThat(theatre.watch().look().assessment().view().primaries()).isEmpty();
            theatre.desk().approve(asked.id(), CAROL, "db1 may still take writes");

            assertThat(theatre.ended(asked.id()).state()).isEqualTo(OperationState.COMPLETED);
            assertThat(theatre.watch()
                            .look()
                            .assessment()
                            .primary()
                            .orElseThrow()
                            .node())
                    .isEqualTo("db2");
        }
    }

    private Path sshdFiles() throws Exception {
        return Files.createDirectory(directory.resolve("sshd"));
    }

    private Path script(String name, String text) throws Exception {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static StandbyState stateOfDb1(Theatre theatre) throws InterruptedException {
        return theatre.watch()
                .look()
                .assessment()
                .standby("db1")
                .map(AStandby::state)
                .orElseThrow();
    }
}
