package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A promotion while the primary is alive and well. */
class SwitchoverPlanTest {
    private final Scene scene = Scene.wellPair();

    @Test
    void stopsThePrimaryBeforeItPromotesAndBringsItBackAsAStandby() {
        assertThat(scene.steps(promote("db2")))
                .containsExactly(
                        "create the slot db1 on db2",
                        "set wal_retrieve_retry_interval = 10ms on db2",
                        "prepare db1 to start only as a standby of db2",
                        "checkpoint db1",
                        "set wal_sender_timeout = 1s on db1",
                        "stop db1 (fast); writes are refused from here",
                        "wait until db2 has everything that db1 wrote",
                        "promote db2 to primary",
                        "verify that a write commits on db2 and that its new timeline is on disk",
                        "start db1",
                        "reset wal_sender_timeout on db1",
                        "reset wal_retrieve_retry_interval on db2",
                        "wait until db1 streams from db2 on its timeline",
                        "confirm that db1 is no second primary and that the archive of db2, if there is one, works",
                        "drop the slot db2 on db1, which nobody uses any more");
    }

    @Test
    void retreatsByStartingTheOldPrimaryAgainAndDropsWhatItCreated() {
        assertThat(scene.retreat(promote("db2")))
                .containsExactly(
                        "let db1 start as the primary again",
                        "wait until the stop of db1, if it began, has ended",
                        "start db1",
                        "reset wal_sender_timeout on db1",
                        "verify that a write commits on db1 and that its new timeline is on disk",
                        "reset wal_retrieve_retry_interval on db2",
                        "drop the slot db1 on db2, which nobody uses any more");
    }

    @Test
    void writesAgainWhatSomebodyHadSetInsteadOfResettingIt() {
        scene.settings("db1", Map.of("wal_sender_timeout.altered", "45s"));
        scene.settings("db2", Map.of("wal_retrieve_retry_interval.altered", "3s"));
        assertThat(scene.steps(promote("db2")))
                .contains("set wal_sender_timeout = 45s on db1", "set wal_retrieve_retry_interval = 3s on db2");
        assertThat(scene.retreat(promote("db2")))
                .contains("set wal_sender_timeout = 45s on db1", "set wal_retrieve_retry_interval = 3s on db2")
                .noneMatch(step -> step.startsWith("reset"));
    }

    @Test
    @Tag("F47")
    void neverDropsASlotOnTheCandidateThatWasThereBefore() {
        scene.sees(new StandbySketch("db2").hasSlot("db1").seen());
        assertThat(scene.retreat(promote("db2"))).noneMatch(step -> step.startsWith("drop"));
    }

    @Test
    void takesASiblingAlongWithItsSlotAndItsStream() {
        third(new StandbySketch("db3"));
        assertThat(scene.steps(promote("db2")))
                .containsSubsequence(
                        "create the slot db3 on db2",
                        "promote db2 to primary",
                        "let db3 stream from db2",
                        "wait until db3 streams from db2 on its timeline",
                        "drop the slot db3 on db1, which nobody uses any more");
        assertThat(scene.retreat(promote("db2"))).contains("drop the slot db3 on db2, which nobody uses any more");
    }

    @Test
    void leavesASiblingThatCannotFollowAsItIsAndSaysSo() {
        third(new StandbySketch("db3").withoutReceiver());
        assertThat(scene.steps(promote("db2"))).noneMatch(step -> step.contains("db3"));
        assertThat(scene.warnings(promote("db2"))).contains("db3 cannot follow db2 and is left as it is.");
    }

    @Test
    void namesANodeThatCouldNotBeAsked() {
        scene.sees(Sketch.unknown("db3", UnknownReason.TIMEOUT));
        assertThat(scene.warnings(promote("db2")))
                .containsExactly("db3 could not be asked and will not be pointed at db2.");
    }

    @Test
    void losesNothingAndNeedsNoTypedName() {
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.kind()).isEqualTo("switchover");
        assertThat(plan.loss()).isEqualTo(new Loss.Nothing());
        assertThat(plan.lossLimitBytes()).isZero();
        assertThat(plan.approval().typed()).isEqualTo(new TypedText.Nothing());
        assertThat(plan.approval().needed()).isEqualTo(1);
    }

    @Test
    void cannotBeTakenBackFromThePromotionOnOnly() {
        Plan plan = scene.plan(promote("db2"));
        assertThat(plan.steps().get(plan.pointOfNoReturn()).sentence()).isEqualTo("promote db2 to primary");
    }

    @Test
    void refusesThePrimaryItself() {
        assertThat(scene.objection(promote("db1"))).isEqualTo("db1 is the primary already.");
        assertThat(scene.objections(promote("db1")).get(0).hint())
                .isEqualTo("To exchange the roles: /replica promote db2.");
    }

    @Test
    void refusesANodeThatIsNotDeclared() {
        assertThat(scene.objection(promote("db9"))).isEqualTo("There is no node 'db9' in shop.");
    }

    @Test
    @Tag("F14")
    void refusesACandidateThatTheBotCannotSee() {
        scene.sees(Sketch.unknown("db2", UnknownReason.NO_ROUTE));
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("db2 cannot be judged: its machine cannot be reached (as the driver said).");
    }

    @Test
    @Tag("F13")
    void refusesACandidateThatDoesNotStreamWhileThePrimaryIsAlive() {
        scene.sees(new StandbySketch("db2").withoutReceiver().seen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("db2 NOT STREAMING, while the primary db1 is alive and well.");
    }

    @Test
    @Tag("story-3")
    void refusesACandidateThatLagsFar() {
        Lsn far = new Lsn(Sketch.HERE.value() - 20 * Sketch.MEGABYTE);
        scene.sees(new StandbySketch("db2").at(Sketch.HERE, far).seen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("db2 is 21 MB behind; writes would wait until it has replayed them.");
    }

    @Test
    @Tag("F26")
    void refusesACandidateWhoseReplayIsPaused() {
        scene.sees(new StandbySketch("db2").paused().seen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("Replay on db2 is paused: it would never have everything.");
    }

    @Test
    void refusesADelayedCandidate() {
        scene.sees(new StandbySketch("db2").delayedBy(Duration.ofHours(1)).seen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("db2 is delayed by 3600 s on purpose; promoting it applies everything at once.");
    }

    @Test
    void refusesWhenTheOldPrimaryCouldNotBeStopped() {
        scene.cannotReachTheMachineOf("db1");
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The bot cannot reach the machine of db1, so that it cannot stop it: no route to host.");
    }

    @Test
    void refusesWhenTheDeclaredDirectoryIsNotWhatThePrimaryServes() {
        scene.on(new HostSketch("db1").ofCluster(42));
        assertThat(scene.objection(promote("db2")))
                .startsWith("What lies in the declared data directory on machine-db1");
    }

    @Test
    @Tag("H1")
    void refusesWhenPgCtlCouldNotStartTheOldPrimaryAgain() {
        scene.on(new HostSketch("db1").withConfigurationElsewhere());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The configuration of db1 is not in its data directory /data/db1 (Debian's layout), where"
                        + " pg_ctl looks for it: a stopped server would stay down.");
    }

    @Test
    @Tag("F9")
    void refusesWhileThePostmasterOfThePrimaryHangs() {
        scene.on(new HostSketch("db1").frozen());
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("The server process of db1 hangs (stopped by a signal); its sessions may still write.");
    }

    @Test
    void refusesACandidateOfAnotherCluster() {
        scene.sees(new StandbySketch("db2").ofCluster(42).seen());
        assertThat(scene.objections(promote("db2")))
                .extracting(Check::name)
                .contains("one-system-identifier", "candidate-on-the-lineage");
    }

    @Test
    void refusesACandidateOnAnOlderTimeline() {
        scene.sees(new PrimarySketch("db1").onTimeline(2).sendsTo("db2").seen());
        assertThat(scene.objections(promote("db2"))).extracting(Check::name).contains("candidate-on-the-lineage");
    }

    @Test
    void refusesWhenTheSettingsOfTheCandidateAreNotKnown() {
        scene.withoutDetails("db2");
        assertThat(scene.objection(promote("db2"))).isEqualTo("The settings of db2 could not be read.");
    }

    @Test
    @Tag("story-12")
    void refusesWhenCommitsWouldWaitForAnAbsentStandby() {
        scene.details("db2", Map.of("synchronous_standby_names", "db9"));
        assertThat(scene.objection(promote("db2")))
                .isEqualTo("synchronous_standby_names of db2 is 'db9', and only db1 will stream from it:"
                        + " every commit would wait for ever.");
    }

    @Test
    void refusesWhenTheCandidateHasTooFewSlots() {
        scene.details("db2", Map.of("max_replication_slots", "0", "max_wal_senders", "10"));
        assertThat(scene.objection(promote("db2"))).isEqualTo("Too small on db2 for 1 standby: max_replication_slots.");
    }

    @Test
    void warnsOfASettingLowerThanThePrimarys() {
        scene.details("db1", Map.of("max_connections", "200"));
        assertThat(scene.warnings(promote("db2")))
                .containsExactly("Lower on db2 than on the primary: max_connections.");
    }

    @Test
    @Tag("H3")
    void namesTheUnloggedTablesThatWillBeEmpty() {
        scene.details("db2", Map.of(), List.of("public.cache"), Optional.empty(), Optional.empty());
        assertThat(scene.warnings(promote("db2"))).contains("Unlogged tables will be empty: public.cache.");
    }

    private void third(StandbySketch sketch) {
        scene.sees(new PrimarySketch("db1").sendsTo("db2").sendsTo("db3").seen());
        scene.sees(sketch.seen()).on(new HostSketch("db3").asStandby());
    }
}
