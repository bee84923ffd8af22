package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.keep.RetentionOutcome;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.fakes.BackupSamples;
import io.understudy.commands.fakes.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One backup, as people read of it. */
class BackupMessagesTest {
    private static final Backup GOOD = BackupSamples.verified(0);

    @Test
    void reportsWhatAVerifiedBackupHoldsWhereItIsAndWhatWentForIt() {
        RetentionOutcome outcome = new RetentionOutcome.Applied(
                BackupSamples.preview(false).plan(), List.of("orders-20261111T031000Z"), List.of());
        ChatMessage message = BackupMessages.result(
                new BackupResult.Finished(GOOD, Optional.of(outcome)),
                List.of(
                        BackupSamples.copy(GOOD, "s3", BackupCopy.State.FAILED),
                        BackupSamples.copy(GOOD, "vault", BackupCopy.State.COMPLETE)),
                Optional.of(BackupSamples.preview(false)),
                Samples.NOW);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · backup VERIFIED
                        orders: backup VERIFIED after 4 min, 1.2 GB from db2.
                        Backup:                      orders-20261120T031000Z
                        Source:                      db2
                        Databases:                   app, billing
                        Proven:                      read in full 10 h ago
                        Encrypted:                   no
                        Directory:                   /var/backups/orders/orders-20261120T031000Z
                        Copies:                      1 of 2 · s3 FAILED after 3 attempts: vault.example.org does not answer; vault complete
                        Retention:                   removed orders-20261111T031000Z (1.1 GB)
                        Goes after the next backup:  orders-20261111T031000Z, orders-20261112T031000Z (2.2 GB)
                        """);
        assertThat(message.tone()).isEqualTo(Tone.GOOD);
        assertThat(message.phase()).isEqualTo(ChatMessage.Phase.FINAL);
    }

    @Test
    void saysThatAnIncompleteBackupDoesNotCountAndWhatIsWholeInIt() {
        Backup degraded = BackupSamples.backup(0, Backup.State.DEGRADED, "orders: permission denied");
        ChatMessage message = of(degraded);
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · backup DEGRADED
                        orders: backup DEGRADED after 4 min, 1.2 GB from db2. Whole in it: app, billing. It does not count as a backup: orders: permission denied.
                        Backup:     orders-20261120T031000Z
                        Source:     db2
                        Databases:  app, billing
                        Proven:     DEGRADED
                        Encrypted:  no
                        Directory:  /var/backups/orders/orders-20261120T031000Z
                        Detail:     orders: permission denied
                        [Back up now]
                        """);
        assertThat(message.tone()).isEqualTo(Tone.DANGER);
    }

    @Test
    void saysFirstWhyABackupFailed() {
        ChatMessage message = of(BackupSamples.backup(0, Backup.State.FAILED, "cancelled by Bob"));
        assertThat(message.text())
                .isEqualTo("orders: backup FAILED after 12 s. It does not count as a backup: cancelled by Bob.");
        assertThat(message.tone()).isEqualTo(Tone.DANGER);
    }

    @Test
    void whatPeopleEndedIsNoFailure() {
        ChatMessage message = of(BackupSamples.backup(0, Backup.State.FAILED, "cancelled in chat"));
        assertThat(message.title()).endsWith("backup CANCELLED");
        assertThat(message.text()).startsWith("orders: backup CANCELLED after 12 s.");
        assertThat(message.tone()).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void namesTheKeyOfAnEncryptedOne() {
        assertThat(TextRendering.of(of(BackupSamples.treasured(0))))
                .contains("Encrypted:  with " + BackupSamples.KEY + "\n");
    }

    @Test
    void saysWhenRetentionRemovedNothingBecausePeopleDidNotKnowYet() {
        RetentionOutcome told =
                new RetentionOutcome.Announced(BackupSamples.preview(true).plan());
        ChatMessage message = BackupMessages.result(
                new BackupResult.Finished(GOOD, Optional.of(told)), List.of(), Optional.empty(), Samples.NOW);
        assertThat(TextRendering.of(message))
                .contains(
                        "Retention:  removed NOTHING yet: from the next verified backup on it will, first"
                                + " orders-20261111T031000Z, orders-20261112T031000Z (2.2 GB); /replica backup pin keeps one\n");
    }

    @Test
    void saysWhatCouldNotBeRemoved() {
        RetentionOutcome outcome = new RetentionOutcome.Applied(
                BackupSamples.preview(false).plan(), List.of(), List.of("orders-20261111T031000Z: read-only"));
        ChatMessage message = BackupMessages.result(
                new BackupResult.Finished(GOOD, Optional.of(outcome)), List.of(), Optional.empty(), Samples.NOW);
        assertThat(TextRendering.of(message))
                .contains("Retention:    removed nothing\n", "NOT removed:  orders-20261111T031000Z: read-only\n");
    }

    @Test
    void saysAfterAFailureThatRetentionIsFrozenAndWhy() {
        ChatMessage message = BackupMessages.result(
                new BackupResult.Finished(BackupSamples.backup(0, Backup.State.FAILED, "no space")),
                List.of(),
                Optional.of(BackupSamples.frozen()),
                Samples.NOW);
        assertThat(TextRendering.of(message))
                .contains(
                        "Retention FROZEN:            the newest verified backup is of 2026-11-15 03:10 UTC, which is more"
                                + " than 2 days ago: nothing is removed until one succeeds\n");
    }

    @Test
    void aBackupThatIsWholeIsSaidToBe() {
        ChatMessage message = BackupMessages.verified(GOOD, List.of(), Samples.NOW);
        assertThat(message.text()).isEqualTo("orders: backup orders-20261120T031000Z is WHOLE: read in full, 1.2 GB.");
        assertThat(message.tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void aBackupThatIsBrokenIsSaidNotToCountAnyMoreAndWhatToDo() {
        Backup broken = BackupSamples.backup(1, Backup.State.FAILED, "app.dump: wanted sum 3f, found 9c");
        ChatMessage message = BackupMessages.verified(broken, List.of(), Samples.NOW);
        assertThat(message.title()).isEqualTo("orders · backup BROKEN");
        assertThat(message.text())
                .isEqualTo("orders: backup orders-20261119T031000Z is BROKEN and does not count any more: app.dump:"
                        + " wanted sum 3f, found 9c. Take another with /replica backup now, and look at the disk that"
                        + " it lies on.");
        assertThat(message.tone()).isEqualTo(Tone.DANGER);
    }

    @Test
    void aFailedCopySaysThatTheBackupItselfCounts() {
        ChatMessage message = BackupMessages.copy(BackupSamples.copy(GOOD, "s3", BackupCopy.State.FAILED));
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · copy to s3 FAILED
                        orders: the copy of orders-20261120T031000Z to s3 FAILED (attempt 3): vault.example.org does not answer. It is tried again; the backup itself counts.
                        """);
        assertThat(message.tone()).isEqualTo(Tone.WARNING);
    }

    @Test
    void announcesWhatRetentionWillRemoveBeforeItsFirstTime() {
        ChatMessage message =
                RetentionMessage.firstTime("orders", BackupSamples.preview(true).plan());
        assertThat(TextRendering.of(message)).isEqualTo("""
                        orders · retention begins
                        orders: retention removed NOTHING yet. After the next verified backup it will remove 2 backups of 2.2 GB, and keep 7. What you pin stays: /replica backup pin orders <backup>.
                        Backup that goes  Size    Why
                        20261111T031000Z  1.1 GB  older than 7 days, and no week's newest
                        20261112T031000Z  1.1 GB  older than 7 days, and no week's newest
                        [Backup list]
                        """);
        assertThat(message.tone()).isEqualTo(Tone.WARNING);
    }

    private static ChatMessage of(Backup backup) {
        return BackupMessages.result(new BackupResult.Finished(backup), List.of(), Optional.empty(), Samples.NOW);
    }
}
