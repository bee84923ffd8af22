package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.ReplicationStep.Rewind;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.Theatre;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rewinds of a diverged old primary that fail: in the rehearsal, and in the middle. */
class RewindFailureIT {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final String READ = "FUNCTION pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean)";
    private static final String REPLICATOR = RoleNames.DEFAULT.replicator();

    @Test
    @Tag("story-7")
    @Tag("F6")
    void aRewindThatFailsOrDiesHalfWayLeavesNothingThatStartsAndACopyHealsTheNode() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            diverge(theatre);
            failsInItsRehearsal(theatre);
            diesHalfWay(theatre);

            Operation copied = theatre.complete(copy("db1"));

            assertThat(copied.plan().kind()).isEqualTo("rebuild by a new base backup");
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        }
    }

    private static void diverge(Theatre theatre) throws Exception {
        theatre.watch().look();
        theatre.pair().standby().stop(StopMode.FAST);
        try (CommitLog writer = theatre.writer()) {
            Patience.await().until(() -> writer.size() >= 20);
            writer.stop();
        }
        theatre.pair().primary().kill9();
        theatre.pair().standby().start();
        theatre.complete(promote("db2"));
    }

    /** The source refuses what pg_rewind reads of it: nothing was written yet. */
    private static void failsInItsRehearsal(Theatre theatre) throws Exception {
        sql(theatre.server("db2"), "REVOKE EXECUTE ON " + READ + " FROM " + REPLICATOR);

        Operation failed = theatre.carryOut(rebuild("db1"));

        assertFailedWithTheOffer(failed, "permission denied for function pg_read_binary_file");
        assertThat(control(theatre))
                .containsPattern("cluster state: +shut down")
                .containsPattern("Latest checkpoint's TimeLineID: +1\n");
        assertNothingStarts(theatre);
        sql(theatre.server("db2"), "GRANT EXECUTE ON " + READ + " TO " + REPLICATOR);
    }

    /** It waits at a pipe that nobody reads, with other files written before, and is killed there. */
    private static void diesHalfWay(Theatre theatre) throws Exception {
        String data = theatre.server("db1").dataDirectory().toString();
        theatre.afterEachEvent(operation -> {
            if (beginsToRewind(operation)) {
                shell(theatre, "rm \"$1/pg_xact/0000\"; mkfifo \"$1/pg_xact/0000\"", data);
            }
        });
        String before = relations(theatre);
        Operation asked = theatre.desk().propose(theatre.plan(rebuild("db1")), Theatre.ALICE, "ops");
        theatre.desk().approve(asked.id(), Theatre.BOB, Theatre.CLUSTER);
        Patience.await(SHORT)
                .until(() -> rewind(data).isPresent() && !relations(theatre).equals(before));
        rewind(data).orElseThrow().destroyForcibly();

        Operation failed = theatre.ended(asked.id());

        theatre.afterEachEvent(operation -> {});
        assertFailedWithTheOffer(failed, "");
        assertNothingStarts(theatre);
    }

    private static boolean beginsToRewind(Operation operation) {
        OperationEvent last = operation.events().get(operation.events().size() - 1);
        return last instanceof OperationEvent.StepStarted started
                && !started.retreat()
                && operation.plan().steps().get(started.step()) instanceof Rewind;
    }

    private static Optional<ProcessHandle> rewind(String data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/pg_rewind")
                        && process.info().commandLine().orElse("").contains(data))
                .findFirst();
    }

    private static void assertFailedWithTheOffer(Operation failed, String found) {
        assertThat(failed.state()).isEqualTo(OperationState.FAILED);
        assertThat(failed.eventsOf(OperationEvent.StepFailed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.hint()).contains("/replica copy db1"))
                .satisfies(event -> assertThat(event.found()).contains(found));
    }

    private static void assertNothingStarts(Theatre theatre) {
        ScratchServer server = theatre.server("db1");
        CommandResult start = shell(
                theatre,
                "\"$2/pg_ctl\" start -w -D \"$1\" -l \"$1.start.log\"",
                server.dataDirectory().toString(),
                server.site().binaries().directory().toString());
        assertThat(start.succeeded()).isFalse();
        assertThat(server.isRunning()).isFalse();
    }

    private static String control(Theatre theatre) {
        ScratchServer server = theatre.server("db1");
        return shell(
                        theatre,
                        "LC_ALL=C \"$2/pg_controldata\" -D \"$1\"",
                        server.dataDirectory().toString(),
                        server.site().binaries().directory().toString())
                .stdout();
    }

    /** The sums of all files of relations, as far as they are on the disk. */
    private static String relations(Theatre theatre) {
        return shell(
                        theatre,
                        "find \"$1/base\" -type f -exec md5sum {} + | sort -k 2",
                        theatre.server("db1").dataDirectory().toString())
                .stdout();
    }

    private static CommandResult shell(Theatre theatre, String script, String... arguments) {
        return theatre.pair()
                .site()
                .host()
                .run(Argv.of("sh", "-eu", "-c", script, "test").and(arguments), SHORT);
    }

    private static void sql(ScratchServer server, String statement) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.superuser(), server.password());
                Statement execute = connection.createStatement()) {
            execute.execute(statement);
        }
    }
}
