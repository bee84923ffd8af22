package io.understudy.replication.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.diagnose.VitalsSketch;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.Activity.Writer;
import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.Copies.Copy;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.Reach;
import io.understudy.replication.observe.Slot.WalStatus;
import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each runbook finds, in the situation that it is for. */
final class RunbookTest {
    private static final Lsn BEFORE = new Lsn(900 * Sketch.MEGABYTE);

    private static Situation wellPair() {
        return new Situation()
                .sees(new PrimarySketch("db1")
                        .sendsTo("db2")
                        .hasActiveSlot("db2")
                        .seen())
                .sees(new StandbySketch("db2").seen())
                .settings("db1", Map.of())
                .settings("db2", Map.of());
    }

    private static Situation deadPrimary() {
        return new Situation()
                .sees(Sketch.down("db1", DownReason.REFUSED))
                .sees(new StandbySketch("db2")
                        .withoutReceiver()
                        .at(BEFORE, BEFORE)
                        .seen())
                .sees(new StandbySketch("db3").withoutReceiver().seen())
                .lastSaw("db1", Sketch.HERE)
                .on("db1", new Postmaster.Gone(List.of()), "in production")
                .reaches("db2", new Reach.Closed("Connection refused"))
                .reaches("db3", new Reach.Closed("Connection refused"))
                .autostart("db1", new Autostart.Allowed("nothing forbids it"));
    }

    private static List<String> words(Situation situation, Alert alert) {
        return Situation.words(situation.investigate(Troubles.of(alert, "db2")));
    }

    private static Volume volume(long freePercent) {
        return new Volume(
                "data, WAL",
                "/data",
                1_000_000,
                freePercent * 10_000,
                OptionalInt.empty(),
                Optional.of(Duration.ofHours(3)));
    }

    private static MachineVitals machine(String node, long freePercent, Duration ahead) {
        return new MachineVitals(node, Sketch.NOON, ahead, List.of(volume(freePercent)), List.of(), Optional.empty());
    }

    @Test
    @Tag("alert-4")
    void lagNamesTheHopTheWritersAndWhetherWaitingIsFasterThanACopy() {
        Situation situation = wellPair()
                .sees(new StandbySketch("db2").at(BEFORE, BEFORE).seen())
                .busy(
                        "db1",
                        new Activity(
                                40, 12, 9, 5_000, Optional.of(80_000_000L), List.of(new Writer("etl", "loader", 8))));

        List<String> steps = words(situation, Alert.LAG_BYTES);

        assertThat(steps.get(0))
                .isEqualTo("Which hop is slow — Trouble: The link from db1 to db2 is too slow."
                        + " Not sent: 0 B, sent and not received: 105 MB, received and not replayed: 0 B.");
        assertThat(steps.get(1))
                .isEqualTo(
                        "Who writes on db1 — Fine: db1 writes 80 MB of WAL a second; of 40 sessions 12 run a statement and"
                                + " 9 have written (etl (loader): 8).");
        assertThat(steps.get(2)).contains("does not come nearer");
    }

    @Test
    @Tag("alert-9")
    void aLagOfTheReplayLeadsToTheQueryInTheWay() {
        Situation situation = wellPair()
                .sees(new StandbySketch("db2").at(Sketch.HERE, BEFORE).seen())
                .logged(
                        "db2",
                        "2026-03-01 12:00:00 UTC [7] app@shop ERROR:  canceling statement due to conflict with recovery");

        assertThat(words(situation, Alert.LAG_TIME))
                .anyMatch(step -> step.contains("db2 receives, and replays too slowly"))
                .contains("Whether replay is paused or delayed — Fine: Replay on db2 is neither paused nor delayed.")
                .anyMatch(step -> step.contains("a query on it was in the way of replay"));
    }

    @Test
    @Tag("alert-8")
    void aPauseOfOursIsNamedWithItsOwnerAndEndsByItself() {
        Situation situation =
                wellPair().sees(new StandbySketch("db2").paused().seen()).pausedByUs("db2");

        assertThat(words(situation, Alert.REPLAY_PAUSED))
                .anyMatch(step -> step.contains("was paused by Alice (request 41) until 2026-03-01 12:15 UTC"));
    }

    @Test
    @Tag("trap-11")
    void aPauseThatASettingCausedIsNeverOfferedToBeResumed() {
        Situation situation = wellPair()
                .sees(new StandbySketch("db2").paused().seen())
                .settings("db1", Map.of("max_connections", "100"))
                .settings("db2", Map.of("max_connections", "50"));

        List<String> steps = words(situation, Alert.REPLAY_PAUSED);

        assertThat(steps)
                .contains(
                        "Whether a setting holds it — Trouble: On db2 lower than on the primary: max_connections is 50, the"
                                + " primary has 100.",
                        "What to do — ByHand: Do not resume: db2 would shut down. Raise the setting, then restart it.")
                .noneMatch(step -> step.contains("/replica resume"));
        assertThat(steps).last().asString().contains("/replica restart shop/db2");
    }

    /** Without the settings nobody knows what a resume would do. */
    @Test
    void aPauseWhoseCauseIsUnknownIsNotOfferedToBeResumed() {
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1").sendsTo("db2").seen())
                .sees(new StandbySketch("db2").paused().seen());

        assertThat(words(situation, Alert.REPLAY_PAUSED)).noneMatch(step -> step.contains("/replica resume"));
    }

    @Test
    @Tag("alert-12")
    void anOrphanSlotIsOfferedToBeDroppedAndAForeignOneIsNot() {
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1")
                        .sendsTo("db2")
                        .hasActiveSlot("db2")
                        .hasSlot("db1", WalStatus.RESERVED, Optional.of(BEFORE))
                        .hasLogicalSlot("reports")
                        .seen())
                .sees(new StandbySketch("db2").seen());

        List<String> steps = words(situation, Alert.SLOT_ORPHAN);

        assertThat(steps)
                .anyMatch(step -> step.contains("db1 on db1 keeps 105 MB of WAL: db1 never streams from itself."))
                .anyMatch(step -> step.endsWith("[/replica drop slot shop/db1/db1]"))
                .noneMatch(step -> step.contains("/replica drop slot shop/db1/reports"));
    }

    @Test
    @Tag("alert-11")
    void aSlotThatIsLostWhoseWalIsGoneLeadsToARebuild() {
        Situation situation = wellPair()
                .sees(new PrimarySketch("db1")
                        .hasSlot("db2", WalStatus.LOST, Optional.empty())
                        .seen())
                .sees(new StandbySketch("db2")
                        .withoutReceiver()
                        .at(BEFORE, BEFORE)
                        .seen());

        List<String> steps =
                Situation.words(situation.investigate(Troubles.ofSlot(Alert.SLOT_ENDANGERED, "db1", "db2")));

        assertThat(steps.get(0)).contains("db2 on db1 is lost");
        assertThat(steps.get(1)).contains("the oldest that the primary keeps is 0/3DE00000: needs a rebuild.");
        assertThat(steps).last().asString().endsWith("[/replica rebuild shop/db2]");
    }

    @Test
    @Tag("alert-19")
    void aForkNamesWhereTheyPartedAndWhatTheStandbyAloneHas() {
        TimelineHistory history = new TimelineHistory(2, List.of(new TimelineHistory.Switch(1, BEFORE)));
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1").onTimeline(2).seen())
                .sees(new StandbySketch("db2").withoutReceiver().seen())
                .settings("db1", Map.of(), Optional.of(history))
                .settings("db2", Map.of());

        assertThat(words(situation, Alert.TIMELINE_FORKED).get(0))
                .isEqualTo(
                        "Where they parted — Trouble: db2 is on timeline 1 with WAL up to 0/3E800000; db1 is on timeline 2 at"
                                + " 0/3E800000. Timeline 1 ended there at 0/38400000: db2 has 105 MB that the primary does not.");
    }

    @Test
    @Tag("trap-7")
    void twoTimelinesOfOneNumberAreToldApart() {
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1").onTimeline(2).seen())
                .sees(new StandbySketch("db2").onTimeline(2).withoutReceiver().seen())
                .settings(
                        "db1",
                        Map.of(),
                        Optional.of(new TimelineHistory(2, List.of(new TimelineHistory.Switch(1, BEFORE)))))
                .settings(
                        "db2",
                        Map.of(),
                        Optional.of(new TimelineHistory(2, List.of(new TimelineHistory.Switch(1, Sketch.HERE)))));

        assertThat(words(situation, Alert.TIMELINE_FORKED).get(0))
                .contains("The number is the same, the timelines are not.");
    }

    @Test
    @Tag("alert-27")
    void oldRowsAreHeldBySomebodyWithANameAndAnAge() {
        Situation situation = wellPair()
                .vitals(new VitalsSketch("db1")
                        .open(Duration.ofMinutes(50))
                        .heldBySlot("reports", 2_000_000)
                        .seen());

        assertThat(words(situation, Alert.OLD_TRANSACTION))
                .contains(
                        "Which transactions are old on db1 — Trouble: The oldest open transaction on db1 is 50 min old: process"
                                + " 4711, idle in transaction, user alice (psql).",
                        "Who else holds old rows on db1 — Trouble: reports holds rows of 2000000 transactions ago on db1.");
    }

    @Test
    @Tag("alert-14")
    void aFullDiskNamesTheBiggestHolderAndNeverASingleFile() {
        Situation situation = new Situation()
                .sees(new PrimarySketch("db1")
                        .hasSlot("db1", WalStatus.EXTENDED, Optional.of(BEFORE))
                        .seen())
                .sees(new StandbySketch("db2").seen())
                .machineVitals(machine("db1", 4, Duration.ZERO))
                .vitals(new VitalsSketch("db1").seen())
                .on("db1", new Postmaster.Running(7), "in production");

        List<String> steps = Situation.words(situation.investigate(Troubles.of(Alert.DISK_FILLING, "db1")));

        assertThat(steps)
                .contains(
                        "How much room there is on db1 — Trouble: db1: /data (data, WAL) has 40 kB of 1 MB free, 4 %, full in 3 h.")
                .anyMatch(step ->
                        step.contains("db1 keeps most: 105 MB") && step.endsWith("[/replica drop slot shop/db1/db1]"))
                .anyMatch(step -> step.contains("Never remove files from pg_wal by hand"));
    }

    @Test
    @Tag("alert-15")
    void anArchiverThatFailsNamesTheFileTheCommandAndItsWords() {
        Archiver failing = new Archiver(
                7,
                42,
                Optional.empty(),
                Optional.of(new Archiver.File("000000010000000000000009", Sketch.NOON.minusSeconds(300))),
                OptionalInt.of(70));
        Situation situation = wellPair()
                .vitals(new VitalsSketch("db1").archives(failing).seen())
                .settings("db1", Map.of("archive_mode", "on", "archive_command", "cp %p /archive/%f"))
                .logged("db1", "2026-03-01 12:00:00 UTC [7] LOG:  archive command failed with exit code 1");

        assertThat(Situation.words(situation.investigate(Troubles.of(Alert.ARCHIVER_FAILING, "db1"))))
                .contains(
                        "What the archiver of db1 says — Trouble: db1 archived nothing yet; last failed 000000010000000000000009"
                                + " 5 min ago, 42 times in all; 70 files wait.",
                        "Whether a command is set — Fine: db1 has archive_mode = on and the command: cp %p /archive/%f")
                .anyMatch(step -> step.startsWith(
                        "What the log of db1 says — Trouble: db1 said that its archive_command failed"));
    }

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
}
