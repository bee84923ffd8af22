package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.copy;
import static io.understudy.replication.plan.Scene.rebuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory.Switch;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a rebuild does, and when it is refused. */
class RebuildPlanTest {
    private final Scene scene = Scene.wellPair()
            .sees(new PrimarySketch("db1").seen())
            .sees(Sketch.down("db2", DownReason.REFUSED))
            .on(new HostSketch("db2").asStandby().stoppedAt(Sketch.HERE));

    @Test
    @Tag("story-9")
    void followsAfterItsSlotIsMade() {
        assertThat(scene.steps(rebuild("db2")))
                .containsExactly(
                        "create the slot db2 on db1",
                        "prepare db2 to start only as a standby of db1",
                        "start db2",
                        "wait until db2 streams from db1 on its timeline",
                        "drop the slots on db2 that no standby needs any more");
    }

    @Test
    @Tag("story-6")
    void savesTheWalBeforeItRewindsAgainstACheckpointedSource() {
        scene.sees(new PrimarySketch("db1").onTimeline(2).seen())
                .lastSaw("db1", 2, Sketch.HERE)
                .on(new HostSketch("db1").onTimeline(2, new Switch(1, new Lsn(1_000))));
        assertThat(scene.steps(rebuild("db2")))
                .containsExactly(
                        "create the slot db2 on db1",
                        "save the WAL of db2 to /data/db2.rescue-t1-0_3E7FFC18",
                        "list the transactions that only db2 had, from /data/db2.rescue-t1-0_3E7FFC18",
                        "keep a clone of the data directory of db2 in /data/db2.rescue-t1-0_3E7FFC18, if its file"
                                + " system can share blocks",
                        "checkpoint db1",
                        "try the rewind of db2 to db1's history without writing (dry run)",
                        "rewind db2 to where it left db1's history",
                        "prepare db2 to start only as a standby of db1",
                        "start db2",
                        "wait until db2 streams from db1 on its timeline",
                        "drop the slots on db2 that no standby needs any more");
    }

    @Test
    @Tag("story-1")
    void copiesBesideTheOldDirectoryAndKeepsIt() {
        scene.sees(new StandbySketch("db2").seen()).on(new HostSketch("db2").asStandby());
        assertThat(scene.steps(copy("db2")))
                .containsExactly(
                        "create the slot db2 on db1",
                        "stop db2",
                        "copy db1 to db2 into /data/db2.understudy-copy-20260301T120000000Z",
                        "move the old data directory of db2 to /data/db2.kept-20260301T120000000Z and the copy into its place",
                        "prepare db2 to start only as a standby of db1",
                        "start db2",
                        "wait until db2 streams from db1 on its timeline");
    }

    @Test
    @Tag("F6")
    void takesAFailedCopyBackWithItsOwnStagingAndItsOwnSlotAndStartsTheStandbyAgain() {
        scene.sees(new StandbySketch("db2").seen()).on(new HostSketch("db2").asStandby());
        assertThat(scene.retreat(copy("db2")))
                .containsExactly(
                        "remove the unfinished copy /data/db2.understudy-copy-20260301T120000000Z from db2",
                        "drop the slot db2 on db1, which nobody uses any more",
                        "start db2");
    }

    @Test
    @Tag("F47")
    void neverDropsASlotThatWasThereBefore() {
        scene.sees(new PrimarySketch("db1")
                .hasSlot("db2", WalStatus.RESERVED, Optional.of(new Lsn(1_000)))
                .seen());
        assertThat(scene.retreat(copy("db2")))
                .containsExactly("remove the unfinished copy /data/db2.understudy-copy-20260301T120000000Z from db2");
    }

    @Test
    void savesTheWalOfANodeThatWentOnAloneAlsoBeforeACopy() {
        scene.sees(new PrimarySketch("db1").onTimeline(2).seen())
                .lastSaw("db1", 2, Sketch.HERE)
                .on(new HostSketch("db1").onTimeline(2, new Switch(1, new Lsn(1_000))))
                .on(new HostSketch("db2").asStandby().withoutChecksums().stoppedAt(Sketch.HERE));
        assertThat(scene.steps(rebuild("db2")))
                .startsWith(
                        "create the slot db2 on db1",
                        "save the WAL of db2 to /data/db2.rescue-t1-0_3E7FFC18",
                        "list the transactions that only db2 had, from /data/db2.rescue-t1-0_3E7FFC18");
    }

    @Test
    void refusesACopyWhoseDirectoriesCannotBeExchanged() {
        scene.on(new HostSketch("db2")
                .asStandby()
                .stoppedAt(Sketch.HERE)
                .laidOut(new DataLayout(Optional.of("/wal"), Map.of(), List.of("/wal is a mount point"), List.of())));
        assertThat(scene.objection(copy("db2")))
                .isEqualTo(
                        "A copy cannot take the place of the old directories on machine-db2: /wal is a mount point.");
        assertThat(scene.steps(rebuild("db2"))).isNotEmpty();
    }

    @Test
    @Tag("F43")
    @Tag("story-1")
    void refusesToRebuildThePrimary() {
        assertThat(scene.objection(rebuild("db1")))
                .isEqualTo("db1 is the primary of shop; a primary is never rebuilt.");
        assertThat(scene.objections(rebuild("db1")).get(0).hint())
                .isEqualTo("It stays the primary: no standby streams that could take its place.");
        assertThat(scene.objection(copy("db1"))).isEqualTo("db1 is the primary of shop; a primary is never rebuilt.");
    }

    @Test
    @Tag("F43")
    void refusesToRebuildTheOnlyNode() {
        Scene alone = new Scene()
                .sees(Sketch.down("db1", DownReason.REFUSED))
                .on(new HostSketch("db1").stoppedAt(Sketch.HERE));
        assertThat(alone.objection(rebuild("db1"))).isEqualTo("There is no primary to build db1 from.");
    }

    @Test
    @Tag("F12")
    void doesNotCallAPrimaryGoneThatOnlyTheBotCannotSee() {
        scene.sees(Sketch.unknown("db1", UnknownReason.TIMEOUT)).sees(new StandbySketch("db2").seen());
        assertThat(scene.objection(copy("db2")))
                .isEqualTo("No primary was seen to build db2 from, and it may be alive.");
    }

    @Test
    @Tag("F43")
    void refusesAForeignDirectory() {
        scene.on(new HostSketch("db2").with(new DataDirectory.Foreign("3 files, no PG_VERSION")));
        assertThat(scene.objection(rebuild("db2")))
                .isEqualTo("/data/db2 on machine-db2 holds something else: 3 files, no PG_VERSION.");
    }

    @Test
    @Tag("F42")
    void refusesADirectoryOfAnotherCluster() {
        scene.on(new HostSketch("db2").ofCluster(42).asStandby().stoppedAt(Sketch.HERE));
        assertThat(scene.objection(copy("db2"))).contains("belongs to another cluster: system identifier 42");
    }

    @Test
    @Tag("F42")
    void refusesWhenAServerOfAnotherClusterAnswersThere() {
        scene.sees(new StandbySketch("db2").ofCluster(42).seen());
        assertThat(scene.objections(copy("db2"))).extracting(Check::name).contains("server-is-this-clusters");
    }

    @Test
    void refusesAnotherMajorVersion() {
        scene.on(new HostSketch("db2").ofMajorVersion(14).asStandby().stoppedAt(Sketch.HERE));
        assertThat(scene.objection(rebuild("db2"))).isEqualTo("/data/db2 is of PostgreSQL 14, the primary of 15.");
    }

    @Test
    void refusesANodeThatIsWellUnlessACopyIsAskedFor() {
        scene.sees(new PrimarySketch("db1").sendsTo("db2").seen()).sees(new StandbySketch("db2").seen());
        assertThat(scene.objection(rebuild("db2"))).isEqualTo("db2 is well: streaming.");
        assertThat(scene.propose(copy("db2"))).isInstanceOf(Proposal.Ready.class);
    }

    @Test
    @Tag("F14")
    void refusesANodeWhoseMachineCannotBeReached() {
        scene.sees(Sketch.unknown("db2", UnknownReason.NO_ROUTE)).cannotReachTheMachineOf("db2");
        assertThat(scene.objection(rebuild("db2"))).isEqualTo("The machine of db2 cannot be asked: no route to host.");
    }

    @Test
    @Tag("F14")
    void refusesANodeThatStreamsAndThatOnlyTheBotCannotSee() {
        scene.sees(new PrimarySketch("db1").sendsTo("db2").seen())
                .sees(Sketch.unknown("db2", UnknownReason.TIMEOUT))
                .on(new HostSketch("db2").asStandby());
        assertThat(scene.objection(copy("db2")))
                .isEqualTo("db1 streams to db2, which only the bot cannot see: it is no broken standby.");
    }

    @Test
    @Tag("story-1")
    void refusesARunningServerThatMayBeAPrimary() {
        scene.sees(Sketch.unknown("db2", UnknownReason.LOGIN_REFUSED)).on(new HostSketch("db2"));
        assertThat(scene.objection(copy("db2"))).contains("has no standby.signal: it may be a primary");
    }

    @Test
    void refusesWhileProcessesOfTheDeadServerMayWrite() {
        scene.on(new HostSketch("db2").deadWithSurvivors(17));
        assertThat(scene.objection(rebuild("db2")))
                .isEqualTo("1 processes of the dead server still run on machine-db2 and may write to its data.");
    }

    @Test
    void refusesAFrozenServer() {
        scene.on(new HostSketch("db2").asStandby().frozen());
        assertThat(scene.objection(rebuild("db2"))).isEqualTo("The server process of db2 hangs (stopped by a signal).");
    }

    @Test
    void refusesToRewindANodeThatKnowsANewerTimelineButCopiesItAside() {
        scene.on(new HostSketch("db2").onTimeline(2, new Switch(1, Sketch.HERE)).stoppedAt(Sketch.HERE));
        assertThat(scene.objection(rebuild("db2")))
                .isEqualTo("db2 knows timeline 2, the primary db1 is only on 1: db2 may hold what is newest.");
        assertThat(scene.propose(copy("db2"))).isInstanceOf(Proposal.Ready.class);
    }

    @Test
    void refusesDuringASplitBrain() {
        scene.sees(new PrimarySketch("db3").onTimeline(2).seen());
        assertThat(scene.objection(rebuild("db2")))
                .isEqualTo("The cluster is split: db1 and db3 may both hold data that the other lacks.");
    }

    @Test
    @Tag("F18")
    void refusesACopyThatDoesNotFitBesideTheOldDirectory() {
        scene.on(new HostSketch("db2").asStandby().stoppedAt(Sketch.HERE).withFree(600 * Sketch.MEGABYTE));
        assertThat(scene.objection(copy("db2"))).startsWith("Only 629 MB are free on machine-db2, 644 MB");
    }

    @Test
    @Tag("F18")
    void refusesACopyWhoseSizeNobodyKnows() {
        scene.withoutDetails("db1").cannotReachTheMachineOf("db1");
        assertThat(scene.objection(copy("db2"))).startsWith("The size of db1 could not be read");
    }

    @Test
    void warnsOfStandbysThatStreamFromIt() {
        scene.sees(new StandbySketch("db2").withoutReceiver().sendsTo("db3").seen())
                .on(new HostSketch("db2").asStandby());
        assertThat(scene.warnings(copy("db2"))).containsExactly("From db2 stream db3, and will wait meanwhile.");
    }

    @Test
    void needsTheUsualApproversAndNoTypedName() {
        ApprovalRule rule = scene.plan(rebuild("db2")).approval();
        assertThat(rule.needed()).isEqualTo(1);
        assertThat(rule.requesterMayApprove()).isFalse();
        assertThat(rule.typed()).isEqualTo(new TypedText.Nothing());
    }

    @Test
    void ignoresTheSettingsOfNodesThatAreNotItsSource() {
        scene.details("db2", Map.of("full_page_writes", "off"));
        assertThat(scene.plan(rebuild("db2")).kind()).isEqualTo("rebuild by following");
    }
}
