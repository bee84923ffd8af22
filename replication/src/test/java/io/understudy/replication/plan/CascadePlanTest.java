package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static io.understudy.replication.plan.Scene.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Standbys behind standbys while the primary is replaced: db3 streams from db1, db4 from db3. */
@Tag("H3")
class CascadePlanTest {
    private final Scene scene = Scene.wellPair()
            .sees(new PrimarySketch("db1").sendsTo("db2").sendsTo("db3").seen())
            .sees(new StandbySketch("db3").sendsTo("db4").hasSlot("db4").seen())
            .sees(new StandbySketch("db4").streamsFrom("db3").seen())
            .on(new HostSketch("db3").asStandby())
            .on(new HostSketch("db4").asStandby());

    @Test
    void whoStreamsFromAStandbyThatGoesOnIsLeftThere() {
        assertThat(scene.steps(promote("db2")))
                .contains(
                        "let db3 stream from db2",
                        "wait until db3 streams from db2 on its timeline",
                        "wait until db4 streams from db3 on its timeline")
                .doesNotContain("let db4 stream from db2", "create the slot db4 on db2")
                .noneMatch(step -> step.startsWith("drop the slot db4"));
    }

    @Test
    void whoStreamsFromTheCandidateIsLeftThere() {
        assertThat(scene.steps(promote("db3")))
                .contains("let db2 stream from db3", "wait until db4 streams from db3 on its timeline")
                .doesNotContain("let db4 stream from db3", "create the slot db4 on db3");
    }

    @Test
    void theUpstreamOfACascadedCandidateFollowsItAndItsSlotGoes() {
        assertThat(scene.steps(promote("db4")))
                .contains(
                        "let db3 stream from db4",
                        "let db2 stream from db4",
                        "drop the slot db4 on db3, which nobody uses any more");
    }

    @Test
    void whoStreamsFromAStandbyThatCannotGoOnIsNamedAndFollowsTheCandidate() {
        Lsn beyond = new Lsn(Sketch.HERE.value() + 8 * Sketch.MEGABYTE);
        scene.sees(new StandbySketch("db3").at(beyond, beyond).sendsTo("db4").seen());
        assertThat(scene.warnings(promote("db2")))
                .contains("db4 streams from db3, which cannot go on: it will stream from db2.");
        assertThat(scene.steps(promote("db2"))).contains("let db4 stream from db2");
    }

    @Test
    void aRebuiltStandbyLeavesNoSlotWhereItStreamedFromBefore() {
        scene.sees(Sketch.down("db4", DownReason.REFUSED))
                .on(new HostSketch("db4").asStandby().stoppedAt(Sketch.HERE));
        assertThat(scene.steps(rebuild("db4")))
                .endsWith(
                        "drop the slots on db4 that no standby needs any more",
                        "drop the slot db4 on db3, which nobody uses any more");
    }
}
