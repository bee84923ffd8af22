package io.understudy.replication.runbook;

import static io.understudy.replication.runbook.Situations.BEFORE;
import static io.understudy.replication.runbook.Situations.deadPrimary;
import static io.understudy.replication.runbook.Situations.machine;
import static io.understudy.replication.runbook.Situations.wellPair;
import static io.understudy.replication.runbook.Situations.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.diagnose.VitalsSketch;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.Copies.Copy;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the runbooks of primaries, whole servers, backups and the bot find, each in the situation that it is for. */
final class ServerRunbookTest {
    @Test
    @Tag("alert-16")
    void aDeadPrimaryIsStartedFirstAndElseTheStandbyThatHasMostIsPlanned() {
        Situation situation = deadPrimary()
                .logged(
                        "db1",
                        "2026-03-01 12:00:00 UTC [7] LOG:  server process (PID 42) was terminated by signal 9: Killed");

        List<String> steps = Situation.words(situation.investigate(Troubles.ofAll(Alert.NO_PRIMARY)));

        assertThat(steps)
                .anyMatch(step -> step.contains("no server process runs; its control file says \"in production\""))
                .anyMatch(step -> step.contains("one of its processes was killed"))
                .contains(
                        "Which standby has most, and what a promotion would lose — Fine: db3 has WAL up to 0/3E800000, all"
                                + " that was seen of the primary. db2 has WAL up to 0/38400000, and lacks 105 MB of what was seen. db1"
                                + " was last seen 20 s ago, at 0/3E800000; what it wrote since is not counted.");
        assertThat(steps.subList(steps.size() - 2, steps.size()))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("First").endsWith("[/replica start shop/db1]"),
                        second -> assertThat(second)
                                .startsWith("Only if that cannot work")
                                .endsWith("[/replica plan promote shop/db3]"));
    }

    @Test
    void aFencedPrimaryIsLetGoBeforeItIsStarted() {
        Situation situation = deadPrimary().autostart("db1", new Autostart.Forbidden("the marker is there"));

        assertThat(Situation.words(situation.investigate(Troubles.ofAll(Alert.NO_PRIMARY))))
                .anyMatch(step -> step.endsWith("[/replica unfence shop/db1, /replica start shop/db1]"));
    }

    @Test
    void aPrimaryWhoseProcessIsStillThereIsNotStartedAgain() {
        Situation situation = deadPrimary().on("db1", new Postmaster.Frozen(7), "in production");

        assertThat(Situation.words(situation.investigate(Troubles.ofAll(Alert.NO_PRIMARY))))
                .anyMatch(step -> step.contains("It may yet write."))
                .noneMatch(step -> step.contains("/replica start"));
    }

    @Test
    @Tag("alert-17")
    void twoPrimariesAreShownWithTheirBranchesAndWhoWritesAndPeopleChoose() {
        TimelineHistory branch = new TimelineHistory(2, List.of(new TimelineHistory.Switch(1, BEFORE)));
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1").seen())
                .sees(new PrimarySketch("db2").onTimeline(2).seen())
                .settings("db1", Map.of(), Optional.of(new TimelineHistory(1, List.of())))
                .settings("db2", Map.of(), Optional.of(branch))
                .busy("db1", new Activity(0, 0, 0, 10, Optional.of(0L), List.of()))
                .busy("db2", new Activity(30, 9, 7, 999, Optional.of(2_000_000L), List.of()));

        List<String> steps = Situation.words(situation.investigate(Troubles.ofAll(Alert.SPLIT_BRAIN)));

        assertThat(steps)
                .contains(
                        "Who accepts writes — Trouble: db1 on timeline 1 at 0/3E800000 and db2 on timeline 2 at 0/3E800000.",
                        "Where the timeline of db2 began — Fine: db2 left timeline 1 at 0/38400000, and has written 105 MB on"
                                + " timeline 2 since.")
                .anyMatch(step -> step.startsWith("Who writes on db1 — Fine"))
                .anyMatch(step ->
                        step.startsWith("Who writes on db2 — Trouble: db2 has 30 sessions of clients, 7 of them"));
        assertThat(steps)
                .last()
                .asString()
                .contains("What it alone has is kept")
                .endsWith("[/replica fence shop/db1, /replica fence shop/db2]");
    }

    @Test
    @Tag("alert-24")
    void aBotThatIsCutOffProposesNothingThatChangesAnything() {
        Situation situation = new Situation()
                .sees(Sketch.unknown("db1", UnknownReason.NO_ROUTE))
                .sees(new StandbySketch("db2").seen())
                .reaches("db2", new Reach.Open());

        Investigation found = situation.investigate(Troubles.of(Alert.BOT_CUT_OFF, "db1"));

        assertThat(Situation.words(found))
                .contains(
                        "Whether the machine of db2 reaches the port of db1 — Fine: From the machine of db2, host-db1:5432 takes connections.",
                        "Whether a standby still streams — Fine: db2 still streams: its primary is alive.");
        assertThat(found.steps()).flatExtracting(RunbookStep::commands).containsOnly("/replica status shop");
    }

    @Test
    @Tag("alert-25")
    void waitingCommitsNameWhoIsMissingAndWhatDroppingTheDemandCosts() {
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1").seen())
                .sees(new StandbySketch("db2").withoutReceiver().seen())
                .vitals(new VitalsSketch("db1")
                        .waits("FIRST 1 (db2)", 5, Optional.of(Duration.ofSeconds(42)))
                        .seen());

        assertThat(words(situation, Alert.COMMITS_WAIT))
                .contains(
                        "Who waits on db1 — Trouble: db1 demands \"FIRST 1 (db2)\"; 5 sessions wait to commit, the oldest for 42 s.",
                        "Who confirms — Trouble: No standby streams from db1.")
                .anyMatch(step -> step.contains("what is committed can be lost if db1 fails before a standby has it"))
                .anyMatch(step -> step.startsWith("What both ends say of the stream"));
    }

    @Test
    @Tag("alert-23")
    void aNodeThatIsDownIsToldApartByProcessPortAndLastWords() {
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1").seen())
                .sees(Sketch.down("db2", DownReason.REFUSED))
                .on("db2", new Postmaster.Gone(List.of()), "in archive recovery")
                .reaches("db1", new Reach.Closed("Connection refused"))
                .logged(
                        "db2",
                        "2026-03-01 12:00:00 UTC [7] app@shop FATAL:  role \"nobody\" does not exist",
                        "2026-03-01 12:00:00 UTC [7] PANIC:  could not write to file \"pg_wal/xlogtemp.42\": No space left on device");

        assertThat(words(situation, Alert.NODE_DOWN))
                .anyMatch(step -> step.contains(
                        "From the machine of db1, the port of db2 does not answer either: Connection refused"))
                .contains(
                        "What the last words of db2 were — Trouble: db2 said that its disk is full; it wrote its last line 90 s"
                                + " ago. What helps: make room without touching pg_wal.")
                .anyMatch(step -> step.endsWith("[/replica start shop/db2]"));
    }

    @Test
    @Tag("alert-22")
    void aRestartSaysWhyWhenTheLogDoes() {
        Situation situation =
                wellPair().logged("db2", "2026-03-01 12:00:00 UTC [7] LOG:  サーバープロセス (PID 42)はシグナル9で終了しました: Killed");

        assertThat(words(situation, Alert.RESTARTED))
                .contains("Since when it runs — Fine: db2 runs for 2 h.")
                .anyMatch(step -> step.contains("db2 said that one of its processes was killed"));
    }

    @Test
    @Tag("alert-20")
    void anotherClustersServerIsShownAndNothingIsProposed() {
        Situation situation =
                wellPair().sees(new StandbySketch("db2").ofCluster(4711).seen());

        Investigation found = situation.investigate(Troubles.of(Alert.WRONG_CLUSTER, "db2"));

        assertThat(Situation.words(found).get(0))
                .contains("Trouble: db1 is of " + Sketch.THIS_CLUSTER + ", db2 is of 4711.");
        assertThat(found.steps()).flatExtracting(RunbookStep::commands).isEmpty();
    }

    @Test
    @Tag("alert-29")
    void aClockThatIsOffIsNamedWithItsDistance() {
        Situation situation = wellPair()
                .machineVitals(machine("db1", 90, Duration.ZERO))
                .machineVitals(machine("db2", 90, Duration.ofMillis(-3_400)));

        assertThat(words(situation, Alert.CLOCK_SKEW))
                .contains(
                        "How far the clock of db1 is off — Fine: The clock of db1 agrees with the bot's.",
                        "How far the clock of db2 is off — Trouble: The clock of db2 is 3.4 s behind the bot's.");
    }

    @Test
    @Tag("alert-31")
    void damageOfAPrimaryLeadsToACleanStandbyAndNamesTheBackup() {
        Situation situation = wellPair()
                .vitals(new VitalsSketch("db1").damaged(3).seen())
                .vitals(new VitalsSketch("db2").inRecovery().seen())
                .backedUp(Duration.ofHours(5));

        List<String> steps = Situation.words(situation.investigate(Troubles.of(Alert.CHECKSUM_FAILURES, "db1")));

        assertThat(steps)
                .contains(
                        "Whether db1 has damaged pages — Trouble: db1 met 3 wrong checksums, in shop, the last 0 s ago.",
                        "Whether db2 has damaged pages — Fine: db2 has met no wrong checksum since its statistics began.",
                        "Whether there is a backup — Fine: The newest verified backup is shop-1, 5 h old.");
        assertThat(steps).last().asString().endsWith("[/replica plan promote shop/db2]");
    }

    @Test
    @Tag("alert-32")
    void aFailedBackupIsClassifiedByItsOwnWordsInBothLanguages() {
        for (String words : List.of(
                "pg_dump: error: canceling statement due to conflict with recovery",
                "pg_dump: エラー: リカバリで競合が発生したためステートメントをキャンセルしています")) {
            assertThat(Situation.words(wellPair().investigate(Troubles.saying(Alert.BACKUP_FAILED, words)))
                            .get(0))
                    .contains("Trouble: Replay on the standby cancelled the dump");
        }
        assertThat(Situation.words(wellPair().investigate(Troubles.saying(Alert.BACKUP_MISSING, "no backup for 40 h"))))
                .first()
                .asString()
                .contains("Unknown");
    }

    @Test
    @Tag("alert-36")
    void aCopyThatWaitsForItsCheckpointIsExplained() {
        Copy waiting = new Copy(
                7,
                "10.0.0.2",
                "waiting for checkpoint to finish",
                0,
                OptionalLong.empty(),
                Sketch.NOON.minusSeconds(700));
        Situation situation =
                wellPair().vitals(new VitalsSketch("db1").gives(waiting).seen());

        assertThat(words(situation, Alert.COPY_STALLED))
                .contains(
                        "Which copies db1 gives — Trouble: To 10.0.0.2: waiting for checkpoint to finish, 0 B, unmoved for 11 min.")
                .anyMatch(step -> step.contains("In its first phase a copy says nothing"));
    }

    @Test
    @Tag("alert-37")
    void aFenceThatIsGoneIsSeenWithWhatRunsThere() {
        Situation situation = wellPair()
                .autostart("db2", new Autostart.Allowed("there is no marker"))
                .on("db2", new Postmaster.Running(7), "in production");

        assertThat(words(situation, Alert.FENCE_BROKEN))
                .contains("Whether db2 may start — Trouble: The fence of db2 is gone: there is no marker.")
                .anyMatch(step -> step.endsWith("[/replica fence shop/db2, /replica unfence shop/db2]"));
    }

    @Test
    @Tag("alert-38")
    void aBackupThatCouldNotBeCopiedIsStillThereAndTheTargetIsLookedAtByHand() {
        assertThat(words(wellPair().backedUp(Duration.ofHours(5)), Alert.BACKUP_COPY_FAILED))
                .contains("Which backup there is — Fine: The newest verified one is shop-1, 5 h old.")
                .last()
                .asString()
                .contains("Run `understudy check` there")
                .endsWith("[/replica backup list shop]");
    }
}
