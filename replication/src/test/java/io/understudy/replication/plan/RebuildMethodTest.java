package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.copy;
import static io.understudy.replication.plan.Scene.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.cluster.TimelineHistory.Switch;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Follow, rewind or copy: db2 was promoted at HERE and is on timeline 2, db1 comes back. */
class RebuildMethodTest {
    private static final Lsn LATER = Sketch.HERE.plus(5_000);
    private static final Switch PROMOTION = new Switch(1, Sketch.HERE);
    private final Scene scene = new Scene()
            .sees(Sketch.down("db1", DownReason.REFUSED))
            .sees(new PrimarySketch("db2").onTimeline(2).at(LATER).seen())
            .on(new HostSketch("db2").onTimeline(2, PROMOTION))
            .lastSaw("db2", 2, LATER);

    @Test
    void followsWhenItsDataEndsAtTheFork() {
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE));
        assertThat(kind()).isEqualTo("rebuild by following");
        assertThat(why()).endsWith("its data ends at 0/3E800000 on db2's lineage, and the WAL after it is still there");
    }

    @Test
    void rewindsWhenItsDataWentOnBeyondTheFork() {
        scene.on(new HostSketch("db1").stoppedAt(LATER));
        assertThat(kind()).isEqualTo("rebuild by rewinding");
        assertThat(scene.plan(rebuild("db1")).facts())
                .contains(new Fact("Only it has", "5 kB of WAL, from " + Sketch.HERE + " to " + LATER));
    }

    @Test
    void copiesWhatCannotBeRewoundWithoutChecksums() {
        scene.on(new HostSketch("db1").stoppedAt(LATER).withoutChecksums());
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
        assertThat(why()).contains("without data checksums or wal_log_hints it cannot be rewound");
    }

    @Test
    void copiesWhenTheSourceWritesNoFullPages() {
        scene.on(new HostSketch("db1").stoppedAt(LATER)).details("db2", Map.of("full_page_writes", "off"));
        assertThat(why()).contains("a rewind needs full_page_writes = on");
    }

    @Test
    @Tag("trap-7")
    void copiesASameNumberedTimelineThatForkedElsewhere() {
        scene.on(new HostSketch("db1").onTimeline(2, new Switch(1, new Lsn(77))).stoppedAt(Sketch.HERE));
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
        assertThat(why()).contains("pg_rewind cannot tell it from db2's timeline 2");
    }

    @Test
    @Tag("trap-7")
    void doesNotFollowFromAnOlderTimelineThatForkedElsewhere() {
        scene.sees(new PrimarySketch("db2").onTimeline(3).at(LATER).seen())
                .on(new HostSketch("db2").onTimeline(3, PROMOTION, new Switch(2, LATER)))
                .on(new HostSketch("db1")
                        .onTimeline(2, new Switch(1, new Lsn(77)))
                        .stoppedAt(Sketch.HERE));
        assertThat(kind()).isEqualTo("rebuild by rewinding");
    }

    @Test
    @Tag("trap-7")
    void copiesATwinThatWasPromotedAtTheSamePositionAndIsDiverged() {
        scene.on(new HostSketch("db1").asStandby().onTimeline(2, PROMOTION).stoppedAt(LATER))
                .files("db1", new FilesSketch().began(2, "END_OF_RECOVERY tli 2; prev tli 1; time 12:00:01"));
        assertThat(kind()).isEqualTo("rebuild by following");
        scene.files("db2", new FilesSketch().began(2, "END_OF_RECOVERY tli 2; prev tli 1; time 12:00:07"));
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
        assertThat(why()).contains("its timeline 2 is not that of db2: DIVERGED");
    }

    @Test
    @Tag("trap-7")
    void copiesAnotherPrimaryOfTheSameTimelineNumberWhenNobodyCanTellThemApart() {
        scene.on(new HostSketch("db1").onTimeline(2, PROMOTION).stoppedAt(LATER));
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
        assertThat(why()).contains("it was a primary on timeline 2 itself, and nothing proves");
    }

    @Test
    void copiesAStandbyThatIsAheadOfItsPrimaryOnOneTimeline() {
        scene.sees(new StandbySketch("db1")
                        .onTimeline(2)
                        .withoutReceiver()
                        .at(LATER.plus(9), LATER)
                        .seen())
                .on(new HostSketch("db1").asStandby().onTimeline(2, PROMOTION));
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
    }

    @Test
    void rewindsAStandbyThatKnowsTheNewHistoryButWentPastTheFork() {
        scene.on(new HostSketch("db1")
                .asStandby()
                .knowing(new TimelineHistory(2, List.of(PROMOTION)))
                .stoppedAt(Sketch.HERE.plus(100)));
        assertThat(kind()).isEqualTo("rebuild by rewinding");
    }

    @Test
    void rewindsARunningStandbyThatWentPastTheFork() {
        Lsn past = Sketch.HERE.plus(100);
        scene.sees(new StandbySketch("db1").withoutReceiver().at(past, past).seen())
                .on(new HostSketch("db1").asStandby());
        assertThat(kind()).isEqualTo("rebuild by rewinding");
        assertThat(scene.steps(rebuild("db1"))).contains("stop db1");
    }

    @Test
    void followsWithARunningStandbyThatIsOnlyPointedElsewhere() {
        scene.sees(new StandbySketch("db1").withoutReceiver().seen()).on(new HostSketch("db1").asStandby());
        assertThat(kind()).isEqualTo("rebuild by following");
    }

    @Test
    void copiesWhenTheWalAfterItIsGone() {
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE))
                .details("db2", Scene.USUAL_SETTINGS, List.of(), oldest(), none());
        assertThat(why()).endsWith("the WAL after 0/3E800000 is gone from db2");
    }

    @Test
    void followsThroughASlotThatKeepsItsWal() {
        keepsForDb1(WalStatus.RESERVED);
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE).checkpointedAt(new Lsn(1)));
        assertThat(kind()).isEqualTo("rebuild by following");
    }

    @Test
    @Tag("F47")
    void doesNotTrustALostSlot() {
        keepsForDb1(WalStatus.LOST);
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE));
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
    }

    @Test
    void copiesWhenTheEndOfItsWalCannotBeRead() {
        scene.on(new HostSketch("db1").stoppedWithUnreadableWal());
        assertThat(why()).endsWith("it could not be read where its WAL ends");
    }

    @Test
    void copiesWhenTheHistoryOfTheSourceCannotBeRead() {
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE)).on(new HostSketch("db2").onTimeline(2));
        assertThat(why()).endsWith("the history of db2's timeline could not be read");
    }

    @Test
    void readsTheHistoryFromTheServerWhenItsMachineCannotBeAsked() {
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE))
                .cannotReachTheMachineOf("db2")
                .details(
                        "db2",
                        Scene.USUAL_SETTINGS,
                        List.of(),
                        Optional.of(Lsn.NONE),
                        Optional.of(new TimelineHistory(2, List.of(PROMOTION))));
        assertThat(kind()).isEqualTo("rebuild by following");
    }

    @Test
    void copiesIntoAnEmptyOrAbsentDirectory() {
        scene.on(new HostSketch("db1").with(new DataDirectory.Empty()));
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
        scene.on(new HostSketch("db1").with(new DataDirectory.Absent()));
        assertThat(kind()).isEqualTo("rebuild by a new base backup");
    }

    @Test
    void copiesWhenACopyWasAskedFor() {
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE));
        assertThat(scene.plan(copy("db1")).kind()).isEqualTo("rebuild by a new base backup");
    }

    private void keepsForDb1(WalStatus status) {
        scene.sees(new PrimarySketch("db2")
                        .onTimeline(2)
                        .at(LATER)
                        .hasSlot("db1", status, Optional.of(Sketch.HERE))
                        .seen())
                .details("db2", Scene.USUAL_SETTINGS, List.of(), oldest(), none());
    }

    private static Optional<Lsn> oldest() {
        return Optional.of(Sketch.HERE.plus(100 * Sketch.MEGABYTE));
    }

    private static Optional<TimelineHistory> none() {
        return Optional.empty();
    }

    private String kind() {
        return scene.plan(rebuild("db1")).kind();
    }

    private String why() {
        return scene.plan(rebuild("db1")).facts().get(0).value();
    }
}
