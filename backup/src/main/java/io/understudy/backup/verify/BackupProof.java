package io.understudy.backup.verify;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Verifies published backups again, whenever somebody or the clock wants to know, and writes into the catalogue what came
 * out: one that is broken counts no more; one that was called broken and is whole after all, counts again, unless it was a
 * restore test that called it so.
 *
 * @param host the bot's own machine
 */
public record BackupProof(BackupSettings settings, BackupCatalogue catalogue, Host host, Clock clock) {
    /**
     * Verifies one backup: its sums, and every dump read in full.
     *
     * @param id as in the catalogue
     * @param progress told on this thread
     * @return whole or broken, nothing in between
     * @throws BackupFailedException if it could not be found out; then the catalogue stays as it is
     */
    public Verification prove(String id, Consumer<BackupProgress> progress) throws BackupFailedException {
        Backup backup = catalogue
                .find(id)
                .orElseThrow(() -> new BackupFailedException(
                        "wanted to verify " + id + ", found no such backup; see /replica backup list"));
        requirePublished(backup);
        Path directory = Path.of(backup.directory());
        Verification found = new BackupVerifier(settings, host, AgeSealing.forReading(settings.encryption()))
                .verify(directory, progress);
        if (found.broken()) {
            requireStillKept(id);
            catalogue.disproven(id, String.join("; ", found.complaints()));
        } else if (found.whole()) {
            countAgain(backup, directory);
            catalogue.proven(id, VerificationLevel.L2, clock.instant());
        } else {
            throw new BackupFailedException(
                    "wanted to verify " + id + ", could not find out: " + String.join("; ", found.unanswered()));
        }
        return found;
    }

    private static void requirePublished(Backup backup) throws BackupFailedException {
        Path directory = Path.of(backup.directory());
        if (backup.state() == Backup.State.RUNNING) {
            throw new BackupFailedException("wanted to verify " + backup.id() + ", found that it is still being made");
        }
        if (backup.state() == Backup.State.REMOVED) {
            throw new BackupFailedException(
                    "wanted to verify " + backup.id() + ", found that retention has removed its files");
        }
        if (backup.state() == Backup.State.FAILED && !Files.exists(directory)) {
            throw new BackupFailedException("wanted to verify " + backup.id()
                    + ", found that it failed and left nothing behind: " + backup.detail());
        }
        if (backup.failedToRestore()) {
            throw new BackupFailedException("wanted to verify " + backup.id() + ", found that " + backup.detail()
                    + ". That it can be read would not disprove that: run /replica backup restore-test "
                    + backup.cluster() + " " + backup.id());
        }
        if (!Files.isDirectory(directory.getParent())) {
            throw new BackupFailedException("wanted to verify " + backup.id() + ", found no directory "
                    + directory.getParent() + ". Is its disk mounted?");
        }
    }

    /** Retention may have been faster than we were. */
    private void requireStillKept(String id) throws BackupFailedException {
        requirePublished(catalogue.find(id).orElseThrow());
    }

    private void countAgain(Backup backup, Path directory) throws BackupFailedException {
        if (backup.state() != Backup.State.FAILED) {
            return;
        }
        try {
            Manifest manifest = Manifest.read(directory);
            catalogue.put(backup.with(manifest.state(), manifest.detail()));
        } catch (IOException e) {
            throw new BackupFailedException("wanted to read " + directory.resolve(Manifest.FILE) + ", found: " + e);
        }
    }
}
