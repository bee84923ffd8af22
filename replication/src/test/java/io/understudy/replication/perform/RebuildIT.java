package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.theatre.Theatre;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RebuildIT {
    private static final Duration SHORT = Duration.ofSeconds(20);

    @Test
    @Tag("H5")
    void aNewEmptyNodeBecomesAStandbyOnItsOwnPort() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Theatre theatre = Theatre.openWithNewNode(port)) {
            Operation built = theatre.complete(rebuild("db3"));

            assertThat(built.plan().kind()).isEqualTo("rebuild by a new base backup");
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
            stop(theatre, "db3");
        }
    }

    @Test
    @Tag("F43")
    void aPrimaryIsNeverRebuilt() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            assertThat(theatre.refusal(rebuild("db1")).objections().get(0).sentence())
                    .isEqualTo("db1 is the primary of orders; a primary is never rebuilt.");
        }
    }

    @Test
    void aStandbyThatIsWellIsLeftAlone() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            assertThat(theatre.refusal(rebuild("db2")).objections())
                    .extracting(check -> check.name())
                    .containsExactly("needs-a-rebuild");
        }
    }

    @Test
    @Tag("F43")
    @Tag("story-8")
    void aDirectoryThatHoldsSomethingElseIsNeverTouched() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.pair().standby().stop(StopMode.FAST);
            Path data = theatre.pair().standby().dataDirectory();
            shell(theatre, "mv \"$1\" \"$1.mine\"; mkdir \"$1\"; echo precious > \"$1/notes.txt\"", data);

            assertThat(theatre.refusal(rebuild("db2")).objections().get(0).sentence())
                    .contains("holds something else");
            assertThat(data.resolve("notes.txt")).hasContent("precious");
        }
    }

    /** What a rewind leaves that was cut off: the configuration beside, the control file as it was. */
    @Test
    void aHalfRewoundDirectoryNeverStartsAndACopyReplacesIt() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            theatre.pair().standby().stop(StopMode.FAST);
            Path data = theatre.pair().standby().dataDirectory();
            shell(theatre, "mkdir \"$1.understudy-conf\"; rm \"$1/standby.signal\"", data);

            Operation refused = theatre.carryOut(rebuild("db2"));
            OperationEvent.StepFailed failed =
                    refused.eventsOf(OperationEvent.StepFailed.class).get(0);
            assertThat(failed.found()).contains("a rewind of " + data + " began and did not end");
            assertThat(failed.hint()).isEqualTo("make a new copy: /replica copy db2");
            assertThat(data.resolve("standby.signal")).doesNotExist();

            theatre.complete(copy("db2"));
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
            assertThat(Path.of(data + ".understudy-conf")).doesNotExist();
        }
    }

    private static void stop(Theatre theatre, String node) {
        String data = theatre.spec().requireNode(node).postgres().dataDirectory();
        String program = theatre.spec().requireNode(node).postgres().program("pg_ctl");
        theatre.pair().site().host().run(Argv.of(program, "stop", "-D", data, "-m", "immediate"), SHORT);
    }

    private static void shell(Theatre theatre, String script, Path argument) {
        theatre.pair().site().host().run(Argv.of("sh", "-c", script, "sh", argument.toString()), SHORT);
    }
}
