package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.KeptData;
import io.understudy.replication.observe.NodeObservation.DownReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When what rebuilds kept may be removed. */
@Tag("I2")
class DiscardPlanTest {
    private static final Intent DISCARD = new Intent.Discard("shop", "db2", "");
    private static final KeptData OLD = kept("/data/db2.kept-20260101T120000000Z", Duration.ofDays(59));
    private static final KeptData YOUNG = kept("/data/db2.rescue-t1-0_28", Duration.ofDays(13));

    @Test
    void removesOnlyWhatWasKeptLongEnough() {
        assertThat(keeping(Scene.wellPair(), OLD, YOUNG).steps(DISCARD))
                .containsExactly("remove /data/db2.kept-20260101T120000000Z from db2 for good");
    }

    @Test
    void refusesToRemoveAnythingEarlier() {
        assertThat(keeping(Scene.wellPair(), YOUNG).objection(DISCARD))
                .isEqualTo("What is kept of db2 must stay until 2026-03-02T12:00:00Z at least.");
    }

    @Test
    void refusesWhileTheNodeIsNotWell() {
        Scene scene = Scene.wellPair().sees(Sketch.down("db2", DownReason.REFUSED));
        assertThat(keeping(scene, OLD).objection(DISCARD))
                .isEqualTo("Nothing is removed while db2 is not well together with another healthy copy: it may be"
                        + " needed.");
    }

    @Test
    void doesNotCallAMachineEmptyThatCannotBeSeen() {
        assertThat(Scene.wellPair().cannotReachTheMachineOf("db2").objections(DISCARD))
                .extracting(Check::name)
                .contains("machine-reachable");
    }

    private static Scene keeping(Scene scene, KeptData... kept) {
        return scene.on(new HostSketch("db2")
                .asStandby()
                .laidOut(new DataLayout(Optional.empty(), Map.of(), List.of(), List.of(kept))));
    }

    private static KeptData kept(String path, Duration age) {
        return KeptData.of("/data/db2", path, Sketch.NOON.minus(age)).orElseThrow();
    }
}
