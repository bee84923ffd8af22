package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.CLUSTER;
import static io.understudy.replication.theatre.Theatre.fence;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.rebuild;
import static io.understudy.replication.theatre.Theatre.start;
import static io.understudy.replication.theatre.Theatre.unfence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.Hook;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.Theatre;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fence on the old primary's own machine, on real servers. */
class FencingIT {
    private static final String WORK_THEN_COMMIT = """
            DO $$ BEGIN
              FOR i IN 1..2000000000 LOOP NULL; END LOOP;
              INSERT INTO survivor VALUES (1);
            END $$""";

    @Test
    @Tag("F11")
    @Tag("story-4")
    void anOldPrimaryThatIsStartedByHandTakesNoWriteAndIsNoticedWithinOneCheck() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            ScratchServer old = theatre.pair().primary();
            TestSql.execute(old, "CREATE TABLE survivor (number int)");
            CompletableFuture<Void> busy = busyOn(old);
            theatre.watch().look();
            old.signal("KILL");

            // Its WAL cannot be read while a session of it writes: the loss is not known, and two people type the name.
            Operation failover = theatre.carryOutTyping(CLUSTER, promote("db2"));

            assertThat(failover.state()).as("%s", failover.events()).isEqualTo(OperationState.COMPLETED);
            assertThat(busy)
                    .as("a commit of a session that outlived its server")
                    .isCompletedExceptionally();
            assertThat(evidence(failover, 0)).contains("no server process is left", "no server starts with mode");
            assertThatThrownBy(old::start).hasMessageContaining("pg_ctl");
            theatre.restartTheBot();
            assertThat(stateOf(theatre, "db1")).isEqualTo(StandbyState.FENCED);

            theatre.watch().check();
            startAgainstTheFence(old);
            assertThatThrownBy(() -> TestSql.execute(old, "INSERT INTO survivor VALUES (2)"))
                    .hasMessageContaining("read-only");
            assertThat(theatre.watch().check())
                    .extracting(change -> change.incident().key())
                    .contains("FENCE:db1");

            theatre.complete(rebuild("db1"));
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
            assertThat(theatre.watch().look().assessment().isFenced("db1")).isFalse();
        }
    }

    @Test
    @Tag("F9")
    void aPrimaryThatHangsIsReplacedOnlyAfterAFenceThatTwoPeopleTyped() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer()) {
            Patience.await().until(() -> writer.size() > 20);
            theatre.watch().look();
            theatre.pair().primary().signal("STOP");
            int whenItHung = writer.size();
            Patience.await().until(() -> writer.size() > whenItHung);

            assertThat(theatre.refusal(promote("db2")).objections())
                    .extracting(Check::sentence)
                    .singleElement()
                    .asString()
                    .contains("hangs", "its sessions may still write");
            Operation fence = theatre.carryOutTyping("end every session of db1", fence("db1"));
            int afterTheFence = writer.size();
            Operation failover = theatre.complete(promote("db2"));
            Patience.await().until(() -> writer.size() > afterTheFence + 20);
            writer.stop();

            assertThat(fence.state()).isEqualTo(OperationState.COMPLETED);
            assertThat(failover.plan().loss()).isInstanceOf(Loss.Exact.class);
            if (failover.plan().loss().knownBytes() == 0) {
                assertThat(writer.lost()).isEmpty();
            }
        }
    }

    @Test
    @Tag("F3")
    void aFailoverThatFailsBeforeThePromotionLeavesTheFenceAndSaysHowToGoOn() throws Exception {
        Hook broken = new Hook("move-address", List.of("false"), List.of(), Duration.ofSeconds(5), false);
        try (Theatre theatre = Theatre.openWith(new FencingSettings(List.of(broken), List.of()))) {
            theatre.watch().look();
            theatre.pair().primary().kill9();

            Operation failover = theatre.carryOut(promote("db2"));

            assertThat(failover.state()).isEqualTo(OperationState.FAILED);
            assertThat(failover.eventsOf(OperationEvent.Failed.class).get(0).outcome())
                    .contains("Nothing was promoted.", "db1 stays fenced.", "/replica unfence db1");
            assertThat(theatre.watch().look().assessment().view().primaries()).isEmpty();
            assertThat(theatre.refusal(start("db1")).objections())
                    .extracting(Check::name)
                    .containsExactly("not-fenced");

            theatre.complete(unfence("db1"));
            theatre.complete(start("db1"));
            Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
            assertThat(theatre.watch().look().assessment().view().primaries())
                    .extracting(primary -> primary.node())
                    .containsExactly("db1");
        }
    }

    private static CompletableFuture<Void> busyOn(ScratchServer server) throws Exception {
        CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
            try {
                TestSql.execute(server, WORK_THEN_COMMIT);
            } catch (java.sql.SQLException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
        Patience.await()
                .until(() -> TestSql.value(
                                server, "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO %'")
                        != null);
        return busy;
    }

    /** As somebody would who mends the mode without asking why. */
    private static void startAgainstTheFence(ScratchServer server) {
        server.host().run(Argv.of("chmod", "0700", server.dataDirectory().toString()), Duration.ofSeconds(10));
        // Behind the fence's mode pg_ctl saw nothing; a killed server runs for it until its parent has taken note.
        Patience.await().until(() -> !server.isRunning());
        server.start();
    }

    private static String evidence(Operation operation, int step) {
        return operation.eventsOf(OperationEvent.StepDone.class).get(step).evidence();
    }

    private static StandbyState stateOf(Theatre theatre, String node) throws InterruptedException {
        return theatre.watch()
                .look()
                .assessment()
                .standby(node)
                .map(AStandby::state)
                .orElseThrow();
    }
}
