package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.plan.Check.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every pre-flight check that only a promotion after the primary's death makes, made to fire. */
class FailoverChecksTest {
    private final Scene scene = Scene.deadPrimary();

    @Test
    void aDeadPrimaryWithNothingElseWrongPassesEveryOne() {
        assertThat(scene.plan(promote("db2")).checks())
                .allSatisfy(
                        check -> assertThat(check.verdict()).as(check.name()).isEqualTo(Verdict.PASS));
    }

    @Test
    @Tag("F13")
    void aStandbyThatStillHoldsASilentConnectionIsNamed() {
        scene.sees(new StandbySketch("db2").silentFor(Duration.ofMinutes(5)).seen());
        answers("no-standby-hears-it", Verdict.WARN, "db2 still holds a silent connection to db1.");
    }

    @Test
    void theLossIsToldInBytesAndInTime() {
        scene.on(new HostSketch("db1").stoppedAt(Sketch.HERE.plus(1_000))).behind("db2", Duration.ofSeconds(7));
        answers("nothing-lost", Verdict.WARN, "1 kB, read from the old primary's own WAL; it is 7 s behind");
        assertThat(scene.plan(promote("db2")).facts()).extracting(Fact::label).contains("Loss in time");
    }

    @Test
    @Tag("story-3")
    void anOldSightingWarnsThatTheReckonedLossIsNotAll() {
        scene.on(new HostSketch("db1").with(new DataDirectory.Absent())).lastSawLongAgo("db1", Duration.ofDays(6));
        answers("last-sighting-is-fresh", Verdict.WARN, "db1 was last seen 518400 s ago");
    }

    @Test
    void aCandidateThatCommitsDidNotWaitForIsRefusedWhereTheLossIsNotProvenNothing() {
        scene.files("db1", new FilesSketch().configures("synchronous_standby_names", "db3"));
        answers("candidate-is-synchronous", Verdict.WARN, "'db3'");
        scene.on(new HostSketch("db1").stoppedWithUnreadableWal());
        answers("candidate-is-synchronous", Verdict.BLOCK, "'db3'");
    }

    @Test
    void aPrimaryWhoseConfigurationCannotBeReadMayHaveBeenSynchronous() {
        scene.withoutFilesOf("db1");
        answers("candidate-is-synchronous", Verdict.WARN, "Nobody knows whether commits on db1 waited");
    }

    @Test
    @Tag("H4")
    void aStandbyThatReadsOnlyAnArchiveWithAGapIsRefused() {
        Lsn behind = new Lsn(Sketch.HERE.value() - 40 * Sketch.MEGABYTE);
        scene.sees(new StandbySketch("db2")
                .neverStreamed(behind)
                .withRestoreCommand()
                .seen());
        answers("no-gap-in-the-archive", Verdict.BLOCK, "reads the archive only and lacks 41.9 MB");
    }

    @Test
    @Tag("H4")
    void aStandbyThatReadsOnlyTheArchiveMayLackTheUnfinishedSegment() {
        Lsn behind = new Lsn(Sketch.HERE.value() - 5 * Sketch.MEGABYTE);
        scene.sees(new StandbySketch("db2")
                .neverStreamed(behind)
                .withRestoreCommand()
                .seen());
        assertThat(scene.check(promote("db2"), "no-gap-in-the-archive").verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    @Tag("trap-11")
    void theControlFileOfTheDeadPrimaryTellsWhyReplayIsPaused() {
        scene.sees(new StandbySketch("db2").withoutReceiver().paused().seen());
        answers("replay-not-paused", Verdict.WARN, "no setting is the cause");
        scene.files("db1", new FilesSketch().controls("max_connections", "200"));
        answers("replay-not-paused", Verdict.BLOCK, "max_connections; promoting would shut it down");
    }

    @Test
    void settingsAreComparedWithTheControlFileOfTheDeadPrimary() {
        scene.files("db1", new FilesSketch().controls("max_connections", "200"));
        answers("settings-not-lower", Verdict.WARN, "Lower on db2 than on the primary: max_connections.");
        scene.withoutFilesOf("db1");
        answers("settings-not-lower", Verdict.WARN, "The settings of db1 could not be read");
    }

    @Test
    void slotsThatLieOnTheDeadPrimaryAreNamed() {
        scene.files("db1", new FilesSketch().slots("db2", "cdc"));
        answers("no-other-slots", Verdict.WARN, "Slots of db1 that will not be on db2: cdc.");
    }

    @Test
    @Tag("H4")
    void anArchiveThatTheDeadPrimaryHadIsMissed() {
        scene.files("db1", new FilesSketch().configures("archive_mode", "on"));
        answers("archive-works", Verdict.WARN, "db1 archives its WAL, and db2 would not");
    }

    private void answers(String name, Verdict verdict, String part) {
        Check check = scene.check(promote("db2"), name);
        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.sentence()).contains(part);
        assertThat(check.hint()).isNotEmpty();
    }
}
