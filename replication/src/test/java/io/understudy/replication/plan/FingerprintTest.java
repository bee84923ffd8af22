package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.copy;
import static io.understudy.replication.plan.Scene.promote;
import static io.understudy.replication.plan.Scene.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory.Switch;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an approval is bound to by equality, and what may move. */
@Tag("story-13")
class FingerprintTest {
    private static final Lsn LATER = Sketch.HERE.plus(20 * Sketch.MEGABYTE);
    private final Scene scene = Scene.wellPair();
    private final PlanFingerprint before = scene.plan(promote("db2")).fingerprint();

    @Test
    void staysWhenOnlyPositionsMove() {
        scene.sees(new PrimarySketch("db1").at(LATER).sendsTo("db2").seen())
                .sees(new StandbySketch("db2").at(LATER, LATER).seen());
        assertThat(scene.plan(promote("db2")).fingerprint()).isEqualTo(before);
    }

    @Test
    void staysWhenOnlyFreeSpaceMoves() {
        scene.on(new HostSketch("db1").withFree(1));
        assertThat(scene.plan(promote("db2")).fingerprint()).isEqualTo(before);
    }

    @Test
    void staysWhenARunningNodeMakesACheckpointAfterWhichItsKeptDirectoryIsNamed() {
        PlanFingerprint first = scene.plan(copy("db2")).fingerprint();
        scene.on(new HostSketch("db2").asStandby().checkpointedAt(LATER));
        assertThat(scene.plan(copy("db2")).fingerprint()).isEqualTo(first);
    }

    @Test
    void staysWhenTheLossShrinksAcrossASegment() {
        Scene dead = Scene.deadPrimary().on(new HostSketch("db1").stoppedAt(LATER));
        PlanFingerprint first = dead.plan(promote("db2")).fingerprint();
        dead.sees(new StandbySketch("db2").withoutReceiver().at(LATER, LATER).seen());
        assertThat(dead.plan(promote("db2")).fingerprint()).isEqualTo(first);
    }

    @Test
    void changesWithARole() {
        scene.sees(new PrimarySketch("db1").sendsTo("db2").sendsTo("db3").seen());
        scene.sees(Sketch.down("db3", DownReason.REFUSED));
        PlanFingerprint down = scene.plan(promote("db2")).fingerprint();
        scene.sees(new StandbySketch("db3").seen());
        assertThat(scene.plan(promote("db2")).fingerprint()).isNotEqualTo(down);
    }

    @Test
    void changesWithATimeline() {
        scene.lastSaw("db1", 2, Sketch.HERE)
                .sees(new PrimarySketch("db1").onTimeline(2).sendsTo("db2").seen())
                .sees(new StandbySketch("db2").onTimeline(2).seen());
        assertThat(scene.plan(promote("db2")).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void changesWithASystemIdentifier() {
        Scene other = Scene.deadPrimary();
        PlanFingerprint ours = other.plan(promote("db2")).fingerprint();
        other.on(new HostSketch("db1").ofCluster(42).stoppedAt(Sketch.HERE));
        assertThat(other.plan(promote("db2")).fingerprint()).isNotEqualTo(ours);
    }

    @Test
    void changesWithTheHistoryOfADeadNodesDisk() {
        Scene dead = Scene.wellPair()
                .sees(Sketch.down("db2", DownReason.REFUSED))
                .sees(new PrimarySketch("db1").onTimeline(2).seen())
                .lastSaw("db1", 2, Sketch.HERE)
                .on(new HostSketch("db1").onTimeline(2, new Switch(1, Sketch.HERE)))
                .on(new HostSketch("db2").asStandby().stoppedAt(Sketch.HERE));
        PlanFingerprint one = dead.plan(rebuild("db2")).fingerprint();
        dead.on(new HostSketch("db2")
                .asStandby()
                .onTimeline(2, new Switch(1, Sketch.HERE))
                .stoppedAt(Sketch.HERE));
        assertThat(dead.plan(rebuild("db2")).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void changesWithReachability() {
        scene.sees(Sketch.unknown("db3", UnknownReason.TIMEOUT)).on(new HostSketch("db3"));
        PlanFingerprint reachable = scene.plan(promote("db2")).fingerprint();
        scene.cannotReachTheMachineOf("db3");
        assertThat(scene.plan(promote("db2")).fingerprint()).isNotEqualTo(reachable);
    }

    @Test
    void changesWithTheIntent() {
        assertThat(scene.plan(copy("db2")).fingerprint()).isNotEqualTo(before);
    }

    @Test
    void isTheSameForTheSameFacts() {
        assertThat(Scene.wellPair().plan(promote("db2")).fingerprint()).isEqualTo(before);
    }
}
