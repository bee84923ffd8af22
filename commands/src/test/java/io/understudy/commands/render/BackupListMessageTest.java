package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All backups of a cluster, as people read of them. */
class BackupListMessageTest {
    private static final List<Backup> NIGHTS = BackupSamples.nights();

    @Test
    void saysFirstWhatCanBeGotBackThenWhatGoesThenEachRun() {
        List<BackupCopy> copies = List.of(
                BackupSamples.copy(NIGHTS.get(0), "s3", BackupCopy.State.FAILED),
                BackupSamples.copy(NIGHTS.get(0), "vault", BackupCopy.State.COMPLETE));
        ChatMessage message = BackupListMessage.of(
                new BackupsView(
                        "orders",
                        NIGHTS.subList(0, 4),
                        copies,
                        BackupSamples.recovery(NIGHTS.get(0)),
                        Optional.of(BackupSamples.preview(false))),
                Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · backups
                        orders: the newest verified backup is from 03:10 UTC (10 h ago), read in full 10 h ago; last restore test PASSED 2 d ago, RTO 4 min, RPO 10 h.
                        Goes after the next backup:  orders-20261111T031000Z, orders-20261112T031000Z (2.2 GB)
                        Backup            Proven                 Size    Took   Source   Copies  Key          Pinned    Detail
                        20261120T031000Z  read in full 10 h ago  1.2 GB  4 min  db2      1 of 2
                        20261119T031000Z  read in full 34 h ago  1.2 GB  3 min  db2
                        20261118T031000Z  restored 2 d ago       1.2 GB  3 min  db2              age1ql3z7h…  by Alice
                        20261117T031000Z  FAILED                 0 B     12 s   no node                                 db2 went away during the dump of billing
                        (picture: orders, size and duration of the last 4 backups, newest first: 1.2 GB in 4 min, 1.2 GB in 3 min, 1.2 GB in 3 min, 0 B in 12 s FAILED.)
                        [Refresh] [Back up now] [Restore test of the newest]
                        """);
        assertThat(message.tone()).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void showsThatRetentionIsFrozenAndWhy() {
        ChatMessage message = of(List.of(NIGHTS.get(3)), Optional.empty(), Optional.of(BackupSamples.frozen()));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · backups · retention FROZEN
                        orders: there is NO verified backup; the newest run FAILED. Retention is FROZEN: nothing that counts is removed.
                        Retention FROZEN:            the newest verified backup is of 2026-11-15 03:10 UTC, which is more than 2 days ago: nothing is removed until one succeeds
                        Goes after the next backup:  nothing
                        Backup            Proven  Size  Took  Source   Detail
                        20261117T031000Z  FAILED  0 B   12 s  no node  db2 went away during the dump of billing
                        [Refresh] [Back up now]
                        """);
        assertThat(message.tone()).isEqualTo(Tone.WARNING);
    }

    @Test
    void saysThatTheFirstRemovalIsAnnouncedBeforeItIsDone() {
        ChatMessage message = of(NIGHTS, Optional.of(NIGHTS.get(0)), Optional.of(BackupSamples.preview(true)));
        assertThat(TextRendering.of(message))
                .contains("Goes after the next backup:  orders-20261111T031000Z, orders-20261112T031000Z (2.2 GB) will be"
                        + " announced, and goes one backup later\n");
    }

    @Test
    void warnsWhenThereIsNoBackup() {
        ChatMessage message = of(List.of(), Optional.empty(), Optional.empty());
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · backups
                        orders: there is NO backup yet. To take the first: /replica backup now orders.
                        """);
        assertThat(message.tone()).isEqualTo(Tone.WARNING);
    }

    private static ChatMessage of(
            List<Backup> recent, Optional<Backup> newest, Optional<RetentionPreview> retention) {
        return BackupListMessage.of(
                new BackupsView("orders", recent, List.of(), BackupSamples.only(newest), retention), Samples.NOW);
    }
}
