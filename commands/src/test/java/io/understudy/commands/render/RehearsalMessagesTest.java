package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Restore tests and drills, while they go on and when they ended. */
class RehearsalMessagesTest {
    private static final BackupProgress HALF = new BackupProgress(
            "restoring billing", "table public.customer", 2, 3, 92_400_000_000L, 181_000_000_000L, 210_000_000L);

    @Test
    void showsWhatItIsAtHowFarHowFastAndForHowLong() {
        ChatMessage message = WorkMessage.of("orders", "restore test", HALF, Duration.ZERO);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · restore test
                        orders: restore test runs · restoring billing (2 of 3) · 51 %.
                        [##########..........] 92.4 of 181 GB · 210 MB/s · about 7 min left · table public.customer
                        [Cancel]
                        """);
        assertThat(message.tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.WORKING);
    }

    @Test
    void saysLoudlyThatNothingMoves() {
        ChatMessage message = WorkMessage.of("orders", "restore test", HALF, Duration.ofSeconds(60));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · restore test
                        orders: restore test runs · restoring billing (2 of 3) · 51 % · STALLED 60 s.
                        [##########..........] 92.4 of 181 GB · STALLED 60 s · table public.customer
                        [Cancel]
                        """);
        assertThat(message.tone()).isEqualTo(Tone.WARNING);
    }

    @Test
    void drawsNoBarWhereNothingIsExpected() {
        BackupProgress dumping = new BackupProgress("dumping app", "", 1, 2, 4_100_000, 0, 2_000_000);
        assertThat(TextRendering.of(WorkMessage.of("orders", "backup", dumping, Duration.ZERO)))
                .isEqualTo("""
                        orders · backup
                        orders: backup runs · dumping app (1 of 2).
                        4.1 MB · 2 MB/s
                        [Cancel]
                        """);
    }

    @Test
    void workThatOutgrewWhatWasExpectedIsNeverMoreThanComplete() {
        BackupProgress more = new BackupProgress("dumping app", "", 0, 0, 3_000_000, 2_000_000, 1_000);
        assertThat(TextRendering.of(WorkMessage.of("orders", "backup", more, Duration.ZERO)))
                .contains("runs · dumping app · 100 %.", "3 of 3 MB · 1 kB/s\n");
    }

    @Test
    void aRestoreTestThatPassedMeasuresTheRecoveryTime() {
        ChatMessage message =
                RestoreTestMessage.of(BackupSamples.passedTest(), Optional.of(BackupSamples.treasured(2)), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · restore test PASSED
                        orders: restore test PASSED in 4 min, the measured recovery time (RTO). 12 tables with 1234567 rows came back; 600 sampled rows are the same.
                        Backup:       orders-20261118T031000Z · 1.2 GB · taken 2 d ago
                        Restored in:  4 min (RTO)
                        Compared:     12 tables · 1234567 rows · 600 sampled rows found
                        Began:        2026-11-18 13:57 UTC · took 5 min
                        """);
        assertThat(message.tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void aRestoreTestThatFailedSaysWhatWasFoundAndWhatToDo() {
        Backup broken = BackupSamples.verified(1).with(Backup.State.FAILED, "a row is missing");
        ChatMessage message = RestoreTestMessage.of(BackupSamples.failedTest(), Optional.of(broken), Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · restore test FAILED
                        orders: restore test FAILED after 40 s: table public.customer has 3999 rows, the manifest says 4000. That backup does not count any more. Take another, and test that one.
                        Backup:    orders-20261119T031000Z · 1.2 GB · taken 34 h ago
                        Compared:  3 tables · 4000 rows · 12 sampled rows found
                        Began:     2026-11-20 14:00 UTC · took 40 s
                        [Back up now] [Verify it]
                        """);
        assertThat(message.tone()).isEqualTo(Tone.DANGER);
    }

    @Test
    void aRestoreTestThatFailedForLackOfRoomLeavesTheBackupWhatItWas() {
        ChatMessage message =
                RestoreTestMessage.of(BackupSamples.failedTest(), Optional.of(BackupSamples.verified(1)), Samples.NOW);
        assertThat(message.text())
                .endsWith(
                        " That backup counts as before: what failed was not its content. Repair that, and test again.");
    }

    @Test
    void aDrillThatPassedTellsTheExpectedFailoverTimeAndComparesItWithEarlierOnes() {
        ChatMessage message =
                DrillMessage.of(BackupSamples.drill(0), List.of(BackupSamples.drill(0), BackupSamples.drill(1)));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · drill PASSED
                        orders: drill PASSED: a failover is expected to take 0.4 s. A copy of db2 was promoted, written to and checked, and is thrown away; the cluster itself was only read from.
                        Expected failover time:  0.4 s from the order to promote to the first committed write
                        Copy:                    of db2 · 1.3 GB · 41 s
                        Start:                   until it answered, recovery included · 3.2 s
                        Promotion:               until a write was committed · 0.4 s
                        Began:                   2026-11-01 04:30 UTC
                        (picture: orders, phases of drills: 2026-10-02 04:30 UTC copy 42 s, start 3.2 s, promotion 0.5 s; 2026-11-01 04:30 UTC copy 41 s, start 3.2 s, promotion 0.4 s.)
                        """);
        assertThat(message.tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void aDrillThatFailedSaysHowFarItCame() {
        ChatMessage message = DrillMessage.of(BackupSamples.failedDrill(), List.of());
        assertThat(TextRendering.of(message)).startsWith("""
                        orders · drill FAILED
                        orders: drill FAILED after 60 s: the copy did not start: max_connections is 50 here, 100 on the primary. The cluster itself was only read from. A real failover may fail in the same way: look into it.
                        Copy:       of db2 · 1.3 GB · 41 s
                        Start:      until it answered, recovery included · not reached
                        Promotion:  until a write was committed · not reached
                        Began:      2026-11-20 14:01 UTC
                        """);
        assertThat(message.tone()).isEqualTo(Tone.DANGER);
    }

    @Test
    void aDrillThatPeopleEndedIsNoFailure() {
        Drill failed = BackupSamples.failedDrill();
        Drill ended = failed.ended(
                failed.finishedAt().orElseThrow(), Drill.State.FAILED, Drill.CANCELLED + "; nothing was kept");
        ChatMessage message = DrillMessage.of(ended, List.of());
        assertThat(message.text())
                .isEqualTo("orders: drill CANCELLED after 60 s: it was cancelled; nothing was kept."
                        + " The cluster itself was only read from.");
        assertThat(message.tone()).isEqualTo(Tone.NEUTRAL);
    }
}
