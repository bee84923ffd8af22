package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is promoted unless the primary is alive and well, or proven gone. */
class PrimaryPresenceTest {
    private final Scene scene = Scene.deadPrimary();

    @Test
    @Tag("F12")
    @Tag("story-2")
    void refusesWhileAStandbyStillStreamsFromAPrimaryThatOnlyTheBotCannotSee() {
        scene.sees(Sketch.unknown("db1", UnknownReason.TIMEOUT))
                .sees(new StandbySketch("db2").seen())
                .cannotReachTheMachineOf("db1");
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("A standby still streams from db1: it is alive, the bot is cut off.");
    }

    @Test
    @Tag("story-2")
    @Tag("I10")
    void refusesWhenTheMachineOfThePrimaryCannotBeAsked() {
        scene.sees(Sketch.unknown("db1", UnknownReason.NO_ROUTE)).cannotReachTheMachineOf("db1");
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The machine of db1 cannot be asked (no route to host): it may be alive.");
    }

    @Test
    void refusesWhenNobodyLookedAtTheMachine() {
        Scene blind = new Scene()
                .sees(Sketch.down("db1", DownReason.REFUSED))
                .sees(new StandbySketch("db2").withoutReceiver().seen());
        assertThat(blind.objection(promote("db2"))).contains("(it was not asked): it may be alive");
    }

    @Test
    @Tag("F9")
    void refusesWhileThePostmasterHangs() {
        scene.on(new HostSketch("db1").frozen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The server process 4711 of db1 hangs: its sessions may still write.");
    }

    @Test
    @Tag("F9")
    void tellsAHangingPrimaryFromACutOffBot() {
        scene.sees(Sketch.unknown("db1", UnknownReason.TIMEOUT))
                .sees(new StandbySketch("db2").seen())
                .on(new HostSketch("db1").frozen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The server process 4711 of db1 hangs: its sessions may still write.");
    }

    @Test
    void refusesWhileTheServerProcessRuns() {
        scene.sees(Sketch.unknown("db1", UnknownReason.TIMEOUT)).on(new HostSketch("db1"));
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The server process 4711 of db1 runs (it does not answer): its sessions may still write.");
    }

    @Test
    void refusesWhileThePrimaryIsStartingUp() {
        scene.sees(Sketch.down("db1", DownReason.STARTING)).on(new HostSketch("db1"));
        assertThat(scene.objection(promote("db2"))).contains("runs (it is starting up)");
    }

    @Test
    void refusesDuringASplitBrainAndNamesBoth() {
        scene.sees(new PrimarySketch("db1").seen())
                .sees(new PrimarySketch("db3").onTimeline(2).seen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The cluster is split: db1 and db3 are primaries of different histories.");
        assertThat(scene.objection(promote("db1"))).startsWith("The cluster is split");
    }

    @Test
    @Tag("story-4")
    @Tag("F11")
    void refusesWhenTheOnlyPrimaryIsAGhostOfThePastAndNamesTheNewerOne() {
        Scene ghost = new Scene()
                .sees(new PrimarySketch("db1").seen())
                .sees(Sketch.down("db2", DownReason.REFUSED))
                .sees(new StandbySketch("db3").seen())
                .lastSaw("db2", 2, Sketch.HERE);
        assertThat(ghost.objection(promote("db3")))
                .isEqualTo("The cluster is split: db1 and db2 are primaries of different histories.");
    }

    @Test
    void refusesWhenTheLastPrimaryBecameAStandbyWithoutUs() {
        scene.sees(new StandbySketch("db1").withoutReceiver().seen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The last primary, db1, is a standby now: somebody changes roles.");
        scene.sees(new WarmStandby("db1", Sketch.NOON));
        assertThat(scene.objection(promote("db2"))).startsWith("The last primary, db1, is a standby now");
    }

    @Test
    void findsThePrimaryOfAPairByEliminationWhenItWasNeverSeen() {
        scene.neverSawAPrimary();
        assertThat(scene.plan(promote("db2")).kind()).isEqualTo("failover");
    }

    @Test
    void refusesWhenItCannotBeToldWhichNodeWasThePrimary() {
        scene.neverSawAPrimary()
                .sees(Sketch.unknown("db3", UnknownReason.TIMEOUT))
                .cannotReachTheMachineOf("db3");
        assertThat(scene.objection(promote("db2"))).startsWith("The bot never saw this cluster's primary");
    }

    @Test
    void doesNotTakeADeadStandbyForThePrimary() {
        scene.neverSawAPrimary().on(new HostSketch("db1").asStandby().stoppedAt(Sketch.HERE));
        assertThat(scene.objection(promote("db2"))).startsWith("The bot never saw this cluster's primary");
    }
}
