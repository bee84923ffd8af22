package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.BackupSlots;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.FolderLock;
import io.understudy.backup.folder.Leftovers;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.keep.CatalogueRebuild;
import io.understudy.backup.keep.Retention;
import io.understudy.backup.keep.RetentionOutcome;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.backup.keep.Retirement;
import io.understudy.backup.keep.VanishedBackups;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the backups of one cluster, and removes those that are no longer wanted. */
public final class BackupRunner {
    private final BackupSettings settings;
    private final BackupCatalogue catalogue;
    private final RetentionNotices notices;
    private final BackupTools tools;

    /**
     * Makes one for one cluster.
     *
     * @param notices whether people know what retention will remove
     */
    public BackupRunner(
            BackupSettings settings, BackupCatalogue catalogue, RetentionNotices notices, BackupTools tools) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.notices = notices;
        this.tools = tools;
    }

    /**
     * Makes one backup and applies retention. Everything that can go wrong with a backup is in the result, and remembered
     * in the catalogue. Interrupting the thread cancels it: its programs are ended, nothing of it stays, and the thread is
     * interrupted still when it comes back.
     *
     * @param assessment a judged look at the cluster, from which the node to read is chosen
     * @param progress told on this thread
     */
    public BackupResult run(ClusterAssessment assessment, Consumer<BackupProgress> progress) {
        String cluster = assessment.view().spec().name();
        BackupFolder folder = folder(cluster);
        Backup started = started(cluster, folder);
        try {
            folder.create();
            return FolderLock.<BackupResult>holding(folder, () -> runAlone(started, folder, assessment, progress))
                    .orElse(new BackupResult.AlreadyRunning(cluster));
        } catch (IOException e) {
            Backup failed = failed(started, "wanted to write into " + folder.path() + ", found: " + e);
            catalogue.put(failed);
            return new BackupResult.Finished(failed);
        }
    }

    /**
     * Settles what a bot that died left behind, unless a run is alive. For the bot's start.
     *
     * @return whether it was done; false if a run is alive
     * @throws IOException if the backup directory cannot be read or written
     */
    public boolean settleLeftovers(String cluster) throws IOException {
        BackupFolder folder = folder(cluster);
        folder.create();
        return FolderLock.holding(folder, () -> {
                    new Leftovers(cluster, folder, catalogue).settle();
                    return true;
                })
                .orElse(false);
    }

    /** What retention would do after the next nightly backup; looks and changes nothing. */
    public RetentionPreview retentionPreview(String cluster) {
        Instant now = tools.clock().instant();
        return retirement(cluster).preview(now, new BackupSlots(settings.at()).next(now));
    }

    /**
     * Takes backups out of the catalogue's count whose directories are gone. Cheap; for the start, and before backups are
     * judged.
     */
    public void disproveVanished(String cluster) {
        new VanishedBackups(cluster, folder(cluster), catalogue).disprove();
    }

    /**
     * Takes published backups in that the catalogue does not know. Reads every byte of them; for the bot's start.
     *
     * @throws IOException if the backup directory cannot be read
     */
    public List<Backup> adoptUnknown(String cluster) throws IOException {
        BackupVerifier verifier =
                new BackupVerifier(settings, tools.host(), AgeSealing.forReading(settings.encryption()));
        return new CatalogueRebuild(cluster, folder(cluster), catalogue, verifier, tools.clock()).adopt();
    }

    private BackupResult.Finished runAlone(
            Backup started, BackupFolder folder, ClusterAssessment assessment, Consumer<BackupProgress> progress)
            throws IOException {
        new Leftovers(started.cluster(), folder, catalogue).settle();
        catalogue.put(started);
        Ended ended = attempt(started, folder, assessment, progress);
        try {
            catalogue.put(ended.backup());
            return new BackupResult.Finished(ended.backup(), retire(ended.backup()));
        } finally {
            if (ended.cancelled()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A run that failed says nothing about what may go. */
    private Optional<RetentionOutcome> retire(Backup ended) {
        return ended.state() == Backup.State.VERIFIED
                ? Optional.of(retirement(ended.cluster()).apply(tools.clock().instant()))
                : Optional.empty();
    }

    private Retirement retirement(String cluster) {
        return new Retirement(
                cluster,
                folder(cluster),
                catalogue,
                notices,
                new Retention(settings.keep(), BackupSettings.INTERVAL));
    }

    private record Ended(Backup backup, boolean cancelled) {}

    private Ended attempt(
            Backup started, BackupFolder folder, ClusterAssessment assessment, Consumer<BackupProgress> progress)
            throws IOException {
        try {
            Manifest manifest = new BackupAttempt(settings, catalogue, tools, folder)
                    .perform(started, assessment, progress);
            return new Ended(manifest.toBackup(folder.published(started.id())), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended(started, e);
        } catch (BackupFailedException | HostException | IOException e) {
            return ended(started, e);
        } finally {
            folder.deletePartial(started.id());
        }
    }

    /** Takes the interruption away for a while, so that it does not end the tidying up. */
    private Ended ended(Backup started, Exception why) {
        boolean cancelled = Thread.interrupted();
        String words = why instanceof IOException ? why.toString() : why.getMessage();
        return new Ended(failed(started, cancelled ? "cancelled" : words), cancelled);
    }

    private Backup started(String cluster, BackupFolder folder) {
        Instant now = tools.clock().instant();
        Path directory = Stream.iterate(now, at -> at.plusSeconds(1))
                .map(at -> folder.published(BackupFolder.id(cluster, at)))
                .filter(path -> !Files.exists(path))
                .findFirst()
                .orElseThrow();
        return new Backup(
                directory.getFileName().toString(),
                cluster,
                "",
                directory.toString(),
                now,
                Optional.empty(),
                Backup.State.RUNNING,
                0,
                List.of(),
                "");
    }

    private Backup failed(Backup started, String detail) {
        return new Backup(
                started.id(),
                started.cluster(),
                started.source(),
                started.directory(),
                started.startedAt(),
                Optional.of(tools.clock().instant()),
                Backup.State.FAILED,
                0,
                List.of(),
                detail);
    }

    private BackupFolder folder(String cluster) {
        return new BackupFolder(settings.directory().resolve(cluster));
    }
}
