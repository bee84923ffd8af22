package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.cluster.TimelineHistory.Switch;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pointing a running standby at another upstream. */
class FollowPlanTest {
    private final Scene scene = Scene.wellPair()
            .sees(primary().seen())
            .sees(new StandbySketch("db3").seen())
            .on(new HostSketch("db3").asStandby());

    private static PrimarySketch primary() {
        return new PrimarySketch("db1")
                .sendsTo("db2")
                .sendsTo("db3")
                .hasSlot("db3", WalStatus.RESERVED, Optional.of(Sketch.HERE));
    }

    private static Intent follow(String node, String upstream) {
        return new Intent.Follow("shop", node, Optional.of(upstream), "");
    }

    @Test
    @Tag("H3")
    void provesTheLoginFirstAndDropsTheOldSlotLast() {
        assertThat(scene.steps(follow("db3", "db2")))
                .containsExactly(
                        "log in from db3 to db2 as its stream will",
                        "create the slot db3 on db2",
                        "let db3 stream from db2",
                        "wait until db3 streams from db2 on its timeline",
                        "drop the slot db3 on db1, which nobody uses any more");
        assertThat(scene.retreat(follow("db3", "db2")))
                .containsExactly(
                        "let db3 stream from db1",
                        "wait until db3 streams from db1 on its timeline",
                        "drop the slot db3 on db2, which nobody uses any more");
        assertThat(scene.plan(follow("db3", "db2")).undo()).isEqualTo("/replica follow db3 of db1");
    }

    @Test
    void meansThePrimaryWhenNobodyIsNamed() {
        scene.sees(new StandbySketch("db3").streamsFrom("db2").seen())
                .sees(new StandbySketch("db2").sendsTo("db3").seen());
        assertThat(scene.plan(new Intent.Follow("shop", "db3", Optional.empty(), ""))
                        .headline())
                .isEqualTo("Let db3 stream from db1 instead of db2");
    }

    @Test
    void restartsAnOlderServerWhoseConnectionStringIsReadOnlyAtItsStart() {
        scene.sees(new StandbySketch("db3").ofMajorVersion(12).seen());
        assertThat(scene.steps(follow("db3", "db2")))
                .contains("prepare db3 to start only as a standby of db2", "stop db3 (fast) and start it again")
                .doesNotContain("let db3 stream from db2");
    }

    @Test
    void refusesALoopItselfAndWhereItIsAlready() {
        scene.sees(new StandbySketch("db3").streamsFrom("db2").seen())
                .sees(new StandbySketch("db2").sendsTo("db3").seen());
        assertThat(scene.objection(follow("db2", "db3")))
                .isEqualTo("db3 streams from db2 itself: neither would get anything new.");
        assertThat(scene.objection(follow("db2", "db2"))).isEqualTo("db2 cannot follow itself.");
        assertThat(scene.objection(follow("db3", "db2"))).isEqualTo("db3 streams from db2 already.");
    }

    @Test
    void refusesAPrimaryAStandbyThatIsDownAndAnUpstreamThatDoesNotAnswer() {
        assertThat(scene.objections(follow("db1", "db2")))
                .extracting(Check::sentence)
                .contains("db1 is the primary; it follows nobody and replays nothing.");
        scene.sees(Sketch.down("db2", DownReason.REFUSED));
        assertThat(scene.objection(follow("db3", "db2"))).isEqualTo("db2 does not answer: nobody can follow it.");
        assertThat(scene.objection(follow("db2", "db1"))).isEqualTo("db2 is down: nothing listens on its port.");
        assertThat(scene.objection(follow("db3", "db9"))).isEqualTo("There is no node 'db9' in shop.");
    }

    @Test
    void refusesAnUpstreamThatIsBehindOrHasNotTheWalAnyMore() {
        scene.sees(new StandbySketch("db2")
                .at(new Lsn(900 * Sketch.MEGABYTE), new Lsn(900 * Sketch.MEGABYTE))
                .seen());
        assertThat(scene.objection(follow("db3", "db2")))
                .startsWith("db2 has WAL up to 0/38400000 only, db3 has 105 MB more");

        scene.sees(new StandbySketch("db2").seen())
                .details("db2", Map.of(), List.of(), Optional.of(new Lsn(1_100 * Sketch.MEGABYTE)), Optional.empty());
        assertThat(scene.objection(follow("db3", "db2"))).startsWith("db2 has WAL from 0/44C00000 on only, db3 needs");
        scene.withoutDetails("db2");
        assertThat(scene.objection(follow("db3", "db2"))).isEqualTo("It could not be read which WAL db2 still has.");
    }

    @Test
    void refusesAnotherLineageBySwitchpoints() {
        TimelineHistory forkedBefore = new TimelineHistory(2, List.of(new Switch(1, new Lsn(900 * Sketch.MEGABYTE))));
        scene.sees(new StandbySketch("db2").onTimeline(2).seen())
                .details("db2", Map.of(), List.of(), Optional.of(new Lsn(0)), Optional.of(forkedBefore));
        assertThat(scene.objection(follow("db3", "db2")))
                .startsWith("db3 has WAL up to 0/3E800000 of timeline 1, which is no beginning of the history of db2");
    }

    @Test
    void refusesWhereNoSlotOrSenderIsFree() {
        scene.details("db2", Map.of("max_replication_slots", "0", "max_wal_senders", "0"));
        assertThat(scene.objections(follow("db3", "db2")))
                .extracting(Check::name)
                .containsExactly("slot-free", "wal-sender-free");
    }

    @Test
    void refusesToTakeAwayTheOnlyStandbyThatConfirmsCommits() {
        scene.details("db1", Map.of("synchronous_standby_names", "db3"));
        assertThat(scene.objection(follow("db3", "db2")))
                .isEqualTo(
                        "synchronous_standby_names is 'db3': behind db2, db3 confirms nothing, and every commit would"
                                + " wait.");
    }
}
