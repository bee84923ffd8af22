package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.plan.Check.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every pre-flight check of a promotion while the primary lives, made to fire by the one fact that it asks for. */
class PromoteChecksTest {
    private static final Readiness.Archiver FAILING = new Readiness.Archiver(
            Optional.of(Sketch.NOON.minusSeconds(90)), Optional.of(Sketch.NOON.minusSeconds(9)), 3);
    private final Scene scene = Scene.wellPair();

    @Test
    void aWellPairPassesEveryOne() {
        assertThat(scene.plan(promote("db2")).checks())
                .allSatisfy(
                        check -> assertThat(check.verdict()).as(check.name()).isEqualTo(Verdict.PASS));
    }

    @Test
    void nodesOfDifferentMajorVersionsAreNoCluster() {
        scene.sees(new StandbySketch("db2").ofMajorVersion(14).seen());
        answers("one-major-version", Verdict.BLOCK, "different major versions: [15, 14]");
    }

    @Test
    void aStoppedNodeThatKnowsANewerTimelineForbidsIt() {
        scene.sees(Sketch.down("db3", DownReason.REFUSED))
                .on(new HostSketch("db3").onTimeline(2).stoppedAt(Sketch.HERE));
        answers("no-newer-timeline-on-disk", Verdict.BLOCK, "db3 knows a newer timeline than 1 of db2");
    }

    @Test
    @Tag("trap-7")
    void aTimelineThatBeganWithAnotherPromotionIsDiverged() {
        scene.files("db1", new FilesSketch().began(2, "END_OF_RECOVERY tli 2; prev tli 1; time 12:00"))
                .files("db2", new FilesSketch().began(2, "END_OF_RECOVERY tli 2; prev tli 1; time 12:01"));
        answers("same-timeline-origin", Verdict.BLOCK, "Timeline 2 of db2 is not that of db1: DIVERGED");
    }

    @Test
    void aPromotionWithinTheLastHourWarnsAndWantsTheNameTyped() {
        scene.promotedBefore(Duration.ofMinutes(20));
        answers("last-promotion-long-ago", Verdict.WARN, "only 20 min ago");
        assertThat(scene.plan(promote("db2")).approval().typed()).isEqualTo(new TypedText.ClusterName());
    }

    @Test
    void aHistoryFileTellsOfAPromotionThatTheBotDidNotMake() {
        scene.files("db1", new FilesSketch().historyWritten(Sketch.NOON.minusSeconds(600)));
        answers("last-promotion-long-ago", Verdict.WARN, "only 10 min ago");
    }

    @Test
    void anOlderPromotionIsNoMatter() {
        scene.promotedBefore(Duration.ofMinutes(61));
        assertThat(scene.plan(promote("db2")).approval().typed()).isEqualTo(new TypedText.Nothing());
    }

    @Test
    void aLowerSettingIsNamed() {
        scene.details("db1", Map.of("wal_level", "logical", "max_connections", "100"))
                .details("db2", Map.of("wal_level", "replica", "max_connections", "90"));
        answers("settings-not-lower", Verdict.WARN, "max_connections, wal_level");
    }

    @Test
    @Tag("H1")
    void clientsThatTheCandidateWouldRefuseAreNamedWithoutTheirSecrets() {
        scene.files(
                "db1",
                new FilesSketch()
                        .rules(
                                "host  replication replicator all scram-sha-256",
                                "host all web 192.168.0.0/24 ldap ldapbindpasswd=s3cret # the shop"));
        scene.files("db2", new FilesSketch().rules("host replication replicator all scram-sha-256"));
        answers("same-client-rules", Verdict.WARN, "lacks 1 rules of db1: host all web 192.168.0.0/24 ldap.");
    }

    @Test
    @Tag("H1")
    void clientRulesThatNobodyCouldReadWarn() {
        scene.files("db2", new FilesSketch().withoutRules());
        answers("same-client-rules", Verdict.WARN, "pg_hba.conf of db2 could not be read");
    }

    @Test
    void extensionsWhoseLibrariesAreMissingAreNamed() {
        scene.files("db2", new FilesSketch().lacks("postgis-3"));
        answers("libraries-present", Verdict.WARN, "postgis-3");
    }

    @Test
    void librariesThatNobodyCouldLookForWarn() {
        scene.withoutFilesOf("db2");
        answers("libraries-present", Verdict.WARN, "Nobody knows");
    }

    @Test
    void aCandidateThatMustNotBePromotedByTheBotIsRefused() {
        scene.ready("db2", Scene.readiness(List.of(), Scene.archiving(0), false));
        answers("bot-may-promote", Verdict.BLOCK, "The role operator may not promote db2.");
    }

    @Test
    void aPrivilegeThatNobodyCouldReadForbidsToo() {
        scene.withoutReadinessOf("db2");
        answers("bot-may-promote", Verdict.UNKNOWN, "did not say");
    }

    @Test
    void littleRoomForWalWarnsAndNoneForbids() {
        scene.files("db2", new FilesSketch().walFree(500 * Sketch.MEGABYTE));
        answers("candidate-disk-space", Verdict.WARN, "Only 524 MB are free for WAL on db2");
        scene.files("db2", new FilesSketch().walFree(5 * Sketch.MEGABYTE));
        answers("candidate-disk-space", Verdict.BLOCK, "Only 5.2 MB are free");
    }

    @Test
    void anArchiverThatFailsWarns() {
        scene.ready("db1", Scene.readiness(List.of(), FAILING, true));
        answers("archive-works", Verdict.WARN, "The archiver of db1 fails.");
    }

    @Test
    @Tag("H4")
    void aCandidateThatWouldNotArchiveWarns() {
        scene.details("db1", Map.of("archive_mode", "on"));
        answers("archive-works", Verdict.WARN, "db2 would not: archive_mode is off");
    }

    @Test
    void manySegmentsThatWaitForTheArchiveWarn() {
        scene.ready("db1", Scene.readiness(List.of(), Scene.archiving(40), true));
        answers("archive-backlog-is-small", Verdict.WARN, "40 segments wait");
    }

    @Test
    @Tag("H6")
    void anOldBackupOrNoneWarns() {
        scene.backedUpBefore(Duration.ofDays(9));
        answers("recent-backup", Verdict.WARN, "shop-old, is 9 days old");
        scene.neverBackedUp();
        answers("recent-backup", Verdict.WARN, "knows of no verified backup of shop");
    }

    @Test
    void subscriptionsAndForeignSlotsAreNamed() {
        scene.ready("db2", Scene.readiness(List.of("from_legacy"), Scene.archiving(0), true));
        answers("no-subscriptions", Verdict.WARN, "from_legacy");
        scene.sees(new PrimarySketch("db1")
                .sendsTo("db2")
                .hasSlot("pitr", Slot.WalStatus.RESERVED, Optional.of(Sketch.HERE))
                .seen());
        answers("no-other-slots", Verdict.WARN, "pitr");
    }

    @Test
    void aCandidateThatCommitsDidNotWaitForWarnsInASynchronousCluster() {
        scene.details("db1", Map.of("synchronous_standby_names", "FIRST 1 (db3)", "archive_mode", "off"));
        answers("candidate-is-synchronous", Verdict.WARN, "'FIRST 1 (db3)'");
        scene.details("db1", Map.of("synchronous_standby_names", "ANY 1 (db2, db3)", "archive_mode", "off"));
        assertThat(scene.check(promote("db2"), "candidate-is-synchronous").verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aStandbyThatTheCandidateWouldNotLetInForbidsIt() {
        scene.files("db2", new FilesSketch().rules("host replication replicator 10.9.0.0/16 scram-sha-256"));
        scene.sees(new PrimarySketch("db1").sendsTo("db2").sendsTo("db3").seen())
                .sees(new StandbySketch("db3").seen())
                .on(new HostSketch("db3").asStandby());
        assertThat(scene.objections(promote("db2")))
                .extracting(Check::name, Check::sentence)
                .contains(tuple(
                        "standbys-may-stream", "pg_hba.conf of db2 does not let replicator stream to db3 (10.0.0.9)."));
    }

    @Test
    void aRuleThatCannotBeReadThroughWarns() {
        scene.files("db2", new FilesSketch().rules("host replication +standbys all scram-sha-256"));
        answers("standbys-may-stream", Verdict.WARN, "Nobody can tell");
    }

    @Test
    void aSettingThatAwaitsARestartWarns() {
        scene.awaitsRestart("db2", "max_connections");
        answers("no-pending-restart", Verdict.WARN, "max_connections");
    }

    @Test
    void logicalSlotsForbidIt() {
        scene.sees(new PrimarySketch("db1").sendsTo("db2").hasLogicalSlot("cdc").seen());
        answers("no-logical-slots", Verdict.BLOCK, "cdc");
    }

    private void answers(String name, Verdict verdict, String part) {
        Check check = scene.check(promote("db2"), name);
        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.sentence()).contains(part);
        assertThat(check.hint()).isNotEmpty();
    }
}
