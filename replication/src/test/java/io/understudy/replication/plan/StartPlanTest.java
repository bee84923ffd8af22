package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.TimelineHistory.Switch;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starting a server again where its data lies. */
class StartPlanTest {
    private final Scene scene = Scene.deadPrimary();

    @Test
    void startsADeadPrimaryAgainAndProvesThatItServes() {
        assertThat(scene.steps(start("db1")))
                .containsExactly(
                        "start db1", "verify that a write commits on db1 and that its new timeline is on disk");
        assertThat(scene.plan(start("db1")).headline()).isEqualTo("Start db1 again as the primary of shop");
    }

    @Test
    void startsAStandbyAndWaitsForItsStream() {
        Scene pair = standbyDown(Scene.wellPair());
        assertThat(pair.steps(start("db2")))
                .containsExactly("start db2", "wait until db2 streams from db1 on its timeline");
    }

    @Test
    void startsAStandbyWithoutWaitingWhenThereIsNoPrimary() {
        assertThat(standbyDown(scene).steps(start("db2"))).containsExactly("start db2");
    }

    @Test
    void mayBeConfirmedByWhoeverAsked() {
        assertThat(scene.plan(start("db1")).approval().requesterMayApprove()).isTrue();
    }

    @Test
    @Tag("story-4")
    void refusesToMakeASecondPrimary() {
        scene.sees(new PrimarySketch("db2").seen());
        assertThat(scene.objection(start("db1"))).isEqualTo("db1 would start as a second primary: db2 is the primary.");
    }

    @Test
    @Tag("story-4")
    void refusesAnOldPrimaryWhenAnotherOneCameAfterIt() {
        scene.lastSaw("db2", 2, Sketch.HERE);
        assertThat(scene.objection(start("db1")))
                .isEqualTo("db2 was the last primary: db1 lacks what was written there.");
    }

    @Test
    @Tag("F12")
    void refusesWhileAStandbyStreamsFromAPrimaryThatOnlyTheBotCannotSee() {
        scene.sees(new StandbySketch("db2").streamsFrom("db3").seen())
                .sees(Sketch.unknown("db3", UnknownReason.TIMEOUT));
        assertThat(scene.objections(start("db1"))).extracting(Check::name).contains("no-primary-unseen");
    }

    @Test
    void refusesWhenAStandbyIsOnANewerTimeline() {
        scene.sees(new StandbySketch("db2").withoutReceiver().onTimeline(2).seen());
        assertThat(scene.objection(start("db1")))
                .isEqualTo("db1 is on timeline 1, and these are on a newer one: db2 (timeline 2).");
    }

    @Test
    void refusesWhenAStoppedNodeIsOnANewerTimeline() {
        scene.sees(Sketch.down("db2", DownReason.REFUSED))
                .on(new HostSketch("db2")
                        .onTimeline(2, new Switch(1, Sketch.HERE))
                        .stoppedAt(Sketch.HERE));
        assertThat(scene.objection(start("db1"))).contains("db2 (timeline 2)");
    }

    @Test
    void asksTheUsualApproversWhenAnotherNodeCannotBeSeen() {
        scene.sees(Sketch.unknown("db2", UnknownReason.NO_ROUTE)).cannotReachTheMachineOf("db2");
        Plan plan = scene.plan(start("db1"));
        assertThat(plan.approval().requesterMayApprove()).isFalse();
        assertThat(scene.warnings(start("db1")))
                .containsExactly(
                        "db2 could not be asked: if it was promoted meanwhile, db1 would be a second primary.");
    }

    @Test
    void refusesWhenAnotherNodeCannotBeSeenAndNoPrimaryIsRemembered() {
        scene.neverSawAPrimary()
                .sees(Sketch.unknown("db2", UnknownReason.NO_ROUTE))
                .cannotReachTheMachineOf("db2");
        assertThat(scene.objection(start("db1"))).startsWith("db2 could not be asked");
    }

    @Test
    void refusesAServerThatRuns() {
        assertThat(scene.objections(start("db2"))).extracting(Check::sentence).containsExactly("db2 runs already.");
        scene.sees(new WarmStandby("db2", Sketch.NOON));
        assertThat(scene.objections(start("db2"))).extracting(Check::sentence).containsExactly("db2 runs already.");
    }

    @Test
    @Tag("F9")
    void refusesWhileAProcessHangs() {
        scene.on(new HostSketch("db1").frozen());
        assertThat(scene.objection(start("db1")))
                .isEqualTo("A server process still runs on machine-db1, and does not answer as it should.");
    }

    @Test
    void saysThatItWaitsForTheProcessesThatTheDeadServerLeft() {
        scene.on(new HostSketch("db1").deadWithSurvivors(17));
        assertThat(scene.warnings(start("db1")))
                .containsExactly(
                        "1 processes of the dead server still run on machine-db1; it starts when they have ended.");
    }

    @Test
    void refusesWhereThereIsNoData() {
        scene.on(new HostSketch("db1").with(new DataDirectory.Empty()));
        assertThat(scene.objection(start("db1")))
                .isEqualTo("There is no PostgreSQL data directory at /data/db1 on db1.");
    }

    @Test
    void refusesTheDataOfAnotherCluster() {
        scene.on(new HostSketch("db1").ofCluster(42).stoppedAt(Sketch.HERE));
        assertThat(scene.objection(start("db1"))).startsWith("/data/db1 on db1 has the system identifier 42");
    }

    @Test
    void refusesWhenTheMachineCannotBeAsked() {
        scene.cannotReachTheMachineOf("db1");
        assertThat(scene.objection(start("db1"))).isEqualTo("The machine of db1 cannot be asked: no route to host.");
    }

    private static Scene standbyDown(Scene scene) {
        return scene.sees(Sketch.down("db2", DownReason.REFUSED))
                .on(new HostSketch("db2").asStandby().stoppedAt(Sketch.HERE));
    }
}
