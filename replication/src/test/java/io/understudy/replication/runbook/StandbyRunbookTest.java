package io.understudy.replication.runbook;

import static io.understudy.replication.runbook.Situations.BEFORE;
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
import io.understudy.replication.observe.Activity.Writer;
import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.Slot.WalStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the runbooks of standbys, slots, volumes and archives find, each in the situation that it is for. */
final class StandbyRunbookTest {
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
}
