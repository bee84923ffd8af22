package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.cluster.TimelineHistory.Switch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A promotion when the primary is proven gone. */
class FailoverPlanTest {
    private static final Lsn AHEAD = Sketch.HERE.plus(1_000);
    private final Scene scene = Scene.deadPrimary();

    @Test
    void fencesReadsTheLossOnceMoreAndOnlyThenPromotes() {
        assertThat(scene.steps(promote("db2")))
                .containsExactly(
                        "fence db1: prove that its server is gone, and that nothing starts it anymore",
                        "read db1's WAL once more: db2 may lack at most 0 B of it",
                        "promote db2 to primary",
                        "verify that a write commits on db2 and that its new timeline is on disk",
                        "confirm that db1 is no second primary and that the archive of db2, if there is one, works");
    }

    @Test
    @Tag("F3")
    void keepsTheFenceWhenItRetreats() {
        assertThat(scene.retreat(promote("db2"))).isEmpty();
    }

    @Test
    void pointsTheSiblingsAtTheNewPrimaryAndRetreatsWithTheirSlots() {
        scene.sees(new StandbySketch("db3").withoutReceiver().seen());
        assertThat(scene.steps(promote("db2")))
                .containsSubsequence(
                        "create the slot db3 on db2",
                        "promote db2 to primary",
                        "let db3 stream from db2",
                        "wait until db3 streams from db2 on its timeline");
        assertThat(scene.retreat(promote("db2"))).contains("drop the slot db3 on db2, which nobody uses any more");
    }

    @Test
    void offersToStartTheOldPrimaryFirst() {
        assertThat(scene.plan(promote("db2")).facts())
                .contains(new Fact("First offer", "start it again, which loses nothing: /replica start db1"));
    }

    @Test
    void saysThatProcessesOfTheDeadServerLiveOn() {
        scene.on(new HostSketch("db1").deadWithSurvivors(17, 18));
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.checks())
                .extracting(Check::sentence)
                .contains("no server runs on the machine of db1; 2 processes that it left behind will be ended");
        assertThat(plan.steps()).hasAtLeastOneElementOfType(ReplicationStep.ConfirmLoss.class);
    }

    @Test
    @Tag("F45")
    void refusesACandidateBehindAnotherStandby() {
        scene.sees(new StandbySketch("db3").withoutReceiver().at(AHEAD, AHEAD).seen());
        assertThat(scene.objection(promote("db2"))).isEqualTo("db3 has " + AHEAD + ", db2 only " + Sketch.HERE + ".");
    }

    @Test
    @Tag("F45")
    void refusesACandidateBehindAStandbyThatIsOnlyStopped() {
        scene.sees(Sketch.down("db3", DownReason.REFUSED))
                .on(new HostSketch("db3").asStandby().stoppedAt(AHEAD));
        assertThat(scene.objection(promote("db2"))).isEqualTo("db3 has " + AHEAD + ", db2 only " + Sketch.HERE + ".");
    }

    @Test
    @Tag("F45")
    void refusesACandidateThatNeverReplayedAnything() {
        scene.sees(new StandbySketch("db2").withoutReceiver().neverReplayed().seen());
        assertThat(scene.objections(promote("db2"))).extracting(Check::name).contains("position-known");
    }

    @Test
    void namesAnUnreachableThirdNodeThatMayHoldMore() {
        scene.sees(Sketch.unknown("db3", UnknownReason.NO_ROUTE)).cannotReachTheMachineOf("db3");
        assertThat(scene.warnings(promote("db2")))
                .containsExactly("db3 could not be asked and may hold more than db2.");
    }

    @Test
    void refusesACandidateWhenAnotherStandbyIsOnANewerTimeline() {
        scene.sees(new StandbySketch("db3").withoutReceiver().onTimeline(2).seen());
        assertThat(scene.objections(promote("db2")))
                .extracting(Check::sentence)
                .contains("db3 is on timeline 2, db2 only on 1.");
    }

    @Test
    void refusesACandidateThatLeftTheHistoryOfTheDeadPrimary() {
        Lsn fork = new Lsn(Sketch.HERE.value() - 500);
        scene.lastSaw("db1", 2, Sketch.HERE)
                .on(new HostSketch("db1").onTimeline(2, new Switch(1, fork)).stoppedAt(AHEAD));
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("db2 has WAL up to " + Sketch.HERE
                        + " of timeline 1, which is no beginning of the history of db1 on timeline 2.");
    }

    @Test
    void believesTheHistoryOfACandidateThatLostItsStreamBeforeItsNextRestartPoint() {
        Switch promotion = new Switch(1, new Lsn(1_000));
        scene.lastSaw("db1", 2, Sketch.HERE)
                .on(new HostSketch("db1").onTimeline(2, promotion).stoppedAt(Sketch.HERE))
                .details("db2", Map.of(), List.of(), Optional.empty(), Optional.of(history(promotion)));
        assertThat(scene.plan(promote("db2")).kind()).isEqualTo("failover");
    }

    @Test
    @Tag("trap-7")
    void refusesACandidateWhoseTimelineOfTheSameNumberForkedElsewhere() {
        Switch theirs = new Switch(1, new Lsn(1_000));
        Switch ours = new Switch(1, new Lsn(2_000));
        scene.lastSaw("db1", 2, Sketch.HERE)
                .on(new HostSketch("db1").onTimeline(2, theirs).stoppedAt(Sketch.HERE))
                .sees(new StandbySketch("db2").withoutReceiver().onTimeline(2).seen())
                .details("db2", Map.of(), List.of(), Optional.empty(), Optional.of(history(ours)));
        assertThat(scene.objections(promote("db2")))
                .extracting(Check::name)
                .containsExactly("candidate-continues-the-primary");
    }

    @Test
    void refusesACandidateOnAnotherTimelineWhenTheDeadPrimarysDiskIsGone() {
        scene.lastSaw("db1", 2, Sketch.HERE).on(new HostSketch("db1").with(new DataDirectory.Absent()));
        assertThat(scene.objection(promote("db2"))).isEqualTo("db2 is on timeline 1, db1 was last seen on 2.");
    }

    @Test
    void refusesAPausedCandidateSinceASettingMayBeTheCause() {
        scene.files("db1", new FilesSketch().withoutControlSettings());
        scene.sees(new StandbySketch("db2").withoutReceiver().paused().seen());
        assertThat(scene.objection(promote("db2"))).startsWith("Replay on db2 is paused, by a person or by a setting");
    }

    @Test
    @Tag("trap-6")
    void promotesAPausedCandidateOf13AndRefusesOneOf12() {
        scene.sees(new StandbySketch("db2")
                .withoutReceiver()
                .paused()
                .ofMajorVersion(13)
                .seen());
        assertThat(scene.plan(promote("db2")).kind()).isEqualTo("failover");
        scene.sees(new StandbySketch("db2")
                .withoutReceiver()
                .paused()
                .ofMajorVersion(12)
                .seen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("Replay on db2 is paused; PostgreSQL 12 and older do not promote then.");
    }

    @Test
    @Tag("story-12")
    void refusesWhenCommitsWouldWaitForTheDeadPrimary() {
        scene.details("db2", Map.of("synchronous_standby_names", "FIRST 1 (db1)"));
        assertThat(scene.objection(promote("db2"))).contains("no standby will stream from it");
    }

    private static TimelineHistory history(Switch only) {
        return new TimelineHistory(2, List.of(only));
    }
}
