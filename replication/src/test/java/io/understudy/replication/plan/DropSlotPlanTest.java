package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dropping one slot: whose it is decides. */
@Tag("F47")
class DropSlotPlanTest {
    private final Scene scene = Scene.wellPair()
            .sees(new PrimarySketch("db1")
                    .sendsTo("db2")
                    .hasSlot("db1", WalStatus.RESERVED, Optional.of(new Lsn(900 * Sketch.MEGABYTE)))
                    .hasSlot("db3", WalStatus.RESERVED, Optional.of(Sketch.HERE))
                    .hasSlot("old_tool", WalStatus.LOST, Optional.empty())
                    .seen())
            .sees(Sketch.down("db3", DownReason.REFUSED))
            .on(new HostSketch("db3").asStandby().stoppedAt(Sketch.HERE));

    private static Intent drop(String node, String slot) {
        return new Intent.DropSlot("shop", node, slot, "");
    }

    @Test
    void anOrphanOfOursIsDroppedWithTheUsualApproval() {
        Plan plan = scene.plan(drop("db1", "db1"));
        assertThat(plan.steps())
                .extracting(Step::sentence)
                .containsExactly("drop the slot db1 on db1, which nobody uses any more");
        assertThat(plan.approval().typed()).isEqualTo(new TypedText.Nothing());
        assertThat(plan.facts())
                .containsExactly(
                        new Fact("Slot", "physical"),
                        new Fact("Whose", "db1 never streams from itself"),
                        new Fact("Keeps", "105 MB of WAL, freed at the next checkpoint"));
    }

    @Test
    @Tag("story-10")
    @Tag("H2")
    void aForeignOneIsDroppedByItsNameAndSaysWhatBreaks() {
        Plan plan = scene.plan(drop("db1", "old_tool"));
        assertThat(plan.steps()).extracting(Step::sentence).containsExactly("drop the slot old_tool on db1 for good");
        assertThat(plan.pointOfNoReturn()).isZero();
        assertThat(plan.approval().typed()).isEqualTo(new TypedText.ClusterName());
        assertThat(plan.risks())
                .containsExactly(
                        "old_tool is not ours: no declared node has this name. Whatever streams through it must"
                                + " be copied anew, unless its WAL is still there.");
        assertThat(plan.facts()).contains(new Fact("Keeps", "nothing any more, it is lost"));
    }

    @Test
    void theSlotOfAStandbyThatIsAwayIsKept() {
        assertThat(scene.objection(drop("db1", "db3")))
                .isEqualTo("The slot db3 on db1 is kept for a node of ours: db3 does not stream and may need it to come"
                        + " back.");
    }

    @Test
    void aSlotOnAnotherStandbyThanItsNodesUpstreamIsAnOrphan() {
        scene.sees(new StandbySketch("db3").seen())
                .sees(new StandbySketch("db2").hasSlot("db3").seen());
        assertThat(scene.plan(drop("db2", "db3")).facts()).contains(new Fact("Whose", "db3 streams from db1"));
    }

    @Test
    void refusesWhatIsNotThereOrCannotBeSeen() {
        assertThat(scene.objection(drop("db1", "nothing"))).isEqualTo("There is no slot 'nothing' on db1.");
        assertThat(scene.objection(drop("db3", "db1"))).isEqualTo("db3 does not answer: its slots cannot be seen.");
    }
}
