package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.Reports;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.maintenance.MaintenanceWindow;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every kind of message as people read it. */
class StatusMessageTest {
    @Test
    void saysInWordsThatAllIsWell() {
        ChatMessage message = StatusMessage.of(
                Reports.healthy("orders"), only(Optional.of(Samples.backup(Backup.State.VERIFIED, ""))), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · HEALTHY
                        orders: all is well. db2 streams from db1, 0 B behind.
                        Primary:                 db1 · 15.18 · timeline 7 · up 41 d
                        Checked:                 14:02:11 UTC · data 0.3 s old
                        Newest verified backup:  03:10 UTC (10 h ago) · 2.1 GB · verified; never restore-tested · RPO 10 h (what a restore would lose)
                        Node  Role            State                                               Behind     Catch up      Slot                       Server
                        db1   primary         out of recovery, since 2026-11-01 10:00 UTC (19 d)  –          –             –                          15.18, timeline 7
                        db2   standby, async  streaming, since 12:00 UTC (2 h)                    0 s / 0 B  can catch up  understudy_db2: keeps 0 B  15.18, timeline 7
                        [Refresh]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.GOOD);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
        assertThat(message.buttons().get(0).action()).isEqualTo(new Action.Refresh("/replica status orders"));
    }

    @Test
    void namesTheStandbyThatDoesNotStreamAndASecondOpinionThatDisagrees() {
        ChatMessage message = StatusMessage.of(Reports.degraded(), only(Optional.empty()), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · DEGRADED
                        orders: 1 of 2 standbys streaming. db3 NOT STREAMING for 6 min.
                        Primary:                 db1 · 15.18 · timeline 7 · up 41 d
                        Checked:                 14:02:11 UTC · data 0.3 s old
                        Newest verified backup:  none
                        Node  Role            State                                                     Behind                                          Catch up      Slot                                                            Server
                        db1   primary         out of recovery, since 2026-11-01 10:00 UTC (19 d)        –                                               –             –                                                               15.18, timeline 7
                        db2   standby, async  streaming, since 12:00 UTC (2 h)                          0.2 s / 48 kB (PostgreSQL itself says 3.1 s)    can catch up  understudy_db2: keeps 0 B                                       15.18, timeline 7
                        db3   standby         NOT STREAMING (no WAL receiver), since 13:56 UTC (6 min)  time unknown / 3.2 MB, 2 MB of it not received  can catch up  understudy_db3: keeps 16.8 MB, 7.9 GB left, EXTENDED, inactive  15.18, timeline 7
                        CRITICAL: orders: db3 is NOT STREAMING: db1 does not send to it; no WAL receiver. What is written now is not on db3. Wait a minute: a healed link recovers by itself. Then look at db3's log and at its way to its upstream. See /replica status orders.
                        [Refresh]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void offersToStartTheDeadPrimaryBeforeItOffersToPromote() {
        ChatMessage message = StatusMessage.of(Reports.noPrimary(), only(Optional.empty()), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · NO_PRIMARY
                        orders has no primary: writes fail. Nothing listens on db1's port.
                        Primary:                 none seen
                        Checked:                 14:02:11 UTC · data 0.3 s old
                        Newest verified backup:  none
                        Node  Role     State                                    Behind   Catch up                           Slot       Server
                        db1   unknown  DOWN, since 2026-11-01 10:00 UTC (19 d)  unknown  not known whether it can catch up  none seen  unknown
                        db2   standby  NOT STREAMING, since 12:00 UTC (2 h)     unknown  not known whether it can catch up  none seen  15.18, timeline 7
                        CRITICAL: orders has no primary: writes fail. Nothing listens on db1's port. Start it again first, it loses nothing: /replica start db1. Only if that cannot work: /replica promote db2.
                        [Refresh] [Start db1…] [Promote db2…]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.DANGER);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
        assertThat(message.buttons())
                .extracting(button -> button.action())
                .containsExactly(
                        new Action.Refresh("/replica status orders"),
                        new Action.Run("/replica start orders/db1"),
                        new Action.Run("/replica promote orders/db2"));
    }

    @Test
    void callsWhatIsUnknownUnknown() {
        ChatMessage message = StatusMessage.of(Reports.unknown(), only(Optional.empty()), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · UNKNOWN
                        orders: UNKNOWN, its state could not be judged.
                        Primary:                 none seen
                        Checked:                 14:02:11 UTC · data 0 s old
                        Newest verified backup:  none
                        Node  Role     State                                     Behind   Catch up                           Slot       Server
                        db1   unknown  cannot be reached, since when is unknown  unknown  not known whether it can catch up  none seen  unknown
                        [Refresh]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void showsSeveralClustersOnOneLineEach() {
        ChatMessage message = OverviewMessage.of(List.of(Reports.healthy("users"), Reports.degraded()), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        All clusters · 1 of 2 well
                        1 of 2 clusters are well. Not well: orders.
                        Cluster  State     In words
                        orders   DEGRADED  orders: 1 of 2 standbys streaming. db3 NOT STREAMING for 6 min.
                        users    HEALTHY   users: all is well. db2 streams from db1, 0 B behind.
                        [Refresh] [Status orders]
                        """);
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.WARNING);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void showsAHundredClustersTheWorstFirstAndButtonsForTheUnwellOnly() {
        List<StatusReport> reports = new ArrayList<>();
        IntStream.range(0, 93).forEach(i -> reports.add(Reports.healthy("shop" + i)));
        IntStream.range(0, 6).forEach(i -> reports.add(Reports.degraded()));
        reports.add(Reports.noPrimary());
        ChatMessage message = OverviewMessage.of(reports, Samples.NOW);
        assertThat(message.text())
                .isEqualTo("93 of 100 clusters are well. Not well: orders, orders, orders, orders, orders and 2 more.");
        assertThat(message.buttons()).hasSize(6).extracting(Button::label).startsWith("Refresh", "Status orders");
        Part.Table table = (Part.Table) message.parts().get(0);
        assertThat(table.rows()).hasSize(100).extracting(row -> row.get(1)).startsWith("NO_PRIMARY", "DEGRADED");
        assertThat(table.rows().get(99).get(0)).isEqualTo("shop92");
        assertThat(message.tone()).isEqualTo(ChatMessage.Tone.DANGER);
    }

    @Test
    void oneClusterThatStreamsAndHasATroubleIsNotWell() {
        ChatMessage message = OverviewMessage.of(
                List.of(Reports.healthy("users"), Reports.troubled("shop"), Reports.degraded()), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        All clusters · 1 of 3 well
                        1 of 3 clusters are well. Not well: orders, shop.
                        Cluster  State     In words
                        orders   DEGRADED  orders: 1 of 2 standbys streaming. db3 NOT STREAMING for 6 min.
                        shop     HEALTHY   shop: replication works. shop: a slot of db1 keeps 2 GB for nobody.
                        users    HEALTHY   users: all is well. db2 streams from db1, 0 B behind.
                        [Refresh] [Status orders] [Status shop]
                        """);
    }

    @Test
    void saysWhoPausedAStandbyAndOffersToLetItGoOn() {
        PauseLease lease =
                new PauseLease("db2", 41, "Alice", "a look at old rows", Samples.NOW.plus(Duration.ofMinutes(30)));
        ChatMessage message = StatusMessage.of(
                Reports.paused(),
                new Remembered(Recovery.NOTHING, Optional.empty(), List.of(), List.of(lease)),
                Samples.NOW);
        assertThat(message.text()).isEqualTo("orders: db2 replay paused by Alice until 14:32 UTC.");
        assertThat(message.buttons())
                .extracting(button -> button.action())
                .containsExactly(
                        new Action.Refresh("/replica status orders"), new Action.Run("/replica resume orders/db2"));
    }

    @Test
    void saysOfAPauseThatIsNotTheBotsOnlyThatItIsThere() {
        assertThat(StatusMessage.ofOneLook(Reports.paused(), Samples.NOW).text())
                .isEqualTo("orders: db2 replay is paused for 2 h.");
    }

    @Test
    @Tag("story-17")
    void saysWhatIsScheduledAndWhatIsHeldBack() {
        Instant tonight = Instant.parse("2026-11-21T02:00:00Z");
        Operation scheduled = new Operation(
                        41,
                        Samples.failover(false),
                        Samples.ALICE,
                        "#orders",
                        Samples.NOW,
                        tonight,
                        Optional.of(tonight),
                        List.of())
                .with(new OperationEvent.Approved(Samples.NOW, Samples.BOB));
        MaintenanceWindow window = new MaintenanceWindow(
                7,
                "orders",
                Optional.of("db2"),
                Samples.VERA,
                "#orders",
                "new disks",
                Samples.NOW,
                Samples.NOW.plus(Duration.ofHours(2)));
        ChatMessage message = StatusMessage.of(
                Reports.healthy("orders"),
                new Remembered(Recovery.NOTHING, Optional.of(scheduled), List.of(window), List.of()),
                Samples.NOW);
        assertThat(TextRendering.of(message))
                .contains(
                        "Scheduled:               2026-11-21 02:00 UTC · request 41 of Alice (approved): promote db2 to"
                                + " primary of orders\n",
                        "Maintenance:             orders/db2 until 2026-11-20 16:02 UTC · Vera: new disks · its alerts"
                                + " are held back\n");
    }

    @Test
    void saysWhatARestoreWouldLoseHowLongItTookAndHowLongAFailoverTakes() {
        Remembered remembered = new Remembered(
                BackupSamples.recovery(BackupSamples.verified(0)), Optional.empty(), List.of(), List.of());
        assertThat(TextRendering.of(StatusMessage.of(Reports.healthy("orders"), remembered, Samples.NOW)))
                .contains(
                        "Newest verified backup:  03:10 UTC (10 h ago) · 1.2 GB · read in full 10 h ago; last restore test"
                                + " PASSED 2 d ago, RTO 4 min · RPO 10 h (what a restore would lose)\n",
                        "Expected failover time:  0.4 s (drill of 2026-11-01 04:30 UTC)\n");
    }

    @Test
    void saysOfABackupThatWasRestoredItselfThatItWas() {
        assertThat(BackupSamples.recovery(BackupSamples.treasured(2)).backup(Samples.NOW))
                .isEqualTo("2026-11-18 03:10 UTC (2 d ago) · 1.2 GB · restored 2 d ago, RTO 4 min · RPO 2 d (what a"
                        + " restore would lose)");
    }

    @Test
    void aFailedRestoreTestIsNotHiddenByAnEarlierOneThatPassed() {
        Recovery recovery = new Recovery(
                Optional.of(BackupSamples.verified(0)),
                Optional.of(BackupSamples.failedTest()),
                Optional.of(BackupSamples.passedTest()),
                Optional.empty());
        assertThat(recovery.backup(Samples.NOW)).contains("last restore test FAILED 50 s ago, RTO 4 min");
    }

    private static Remembered only(Optional<Backup> backup) {
        return new Remembered(BackupSamples.only(backup), Optional.empty(), List.of(), List.of());
    }
}
