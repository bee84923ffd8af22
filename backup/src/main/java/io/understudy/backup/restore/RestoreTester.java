package io.understudy.backup.restore;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.RestoreTest.State;
import io.understudy.backup.catalogue.RestoreTestBook;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.folder.FolderLock;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.scratch.PostgresBinaries;
import io.understudy.replication.scratch.ScratchException;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.sql.SqlFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Restores backups of one cluster into throwaway servers to see whether they can be restored. One test at a time per
 * cluster and backup directory, also across processes; backups go on meanwhile.
 */
public final class RestoreTester {
    private final BackupSettings settings;
    private final BackupCatalogue catalogue;
    private final RestoreTestBook book;
    private final Host host;
    private final Clock clock;

    /**
     * Makes one for one cluster.
     *
     * @param host the bot's own machine, where the throwaway server runs
     */
    public RestoreTester(
            BackupSettings settings, BackupCatalogue catalogue, RestoreTestBook book, Host host, Clock clock) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.book = book;
        this.host = host;
        this.clock = clock;
    }

    /**
     * Restores one backup, compares what came back, and throws the server away. What came of it is remembered in the book,
     * and in the catalogue: proven, or broken. Interrupting the thread ends it; then nothing more is known of the backup.
     *
     * @param id of the backup; empty: the newest verified one
     * @param progress told on this thread
     */
    public RestoreTestResult run(String cluster, Optional<String> id, Consumer<BackupProgress> progress) {
        Optional<Backup> chosen = id.isPresent()
                ? catalogue.find(id.get()).filter(one -> one.cluster().equals(cluster))
                : catalogue.newestVerified(cluster);
        Optional<String> objection = objection(cluster, id, chosen);
        if (objection.isPresent()) {
            return new RestoreTestResult.NotBegun(objection.get());
        }
        TrialFolder folder = TrialFolder.of(settings, cluster);
        try {
            folder.work().create();
            return FolderLock.<RestoreTestResult>holding(folder.work(), () -> {
                        settle(cluster, folder);
                        return new RestoreTestResult.Finished(test(chosen.get(), folder, progress));
                    })
                    .orElse(new RestoreTestResult.NotBegun("another restore test of " + cluster + " is running"));
        } catch (IOException e) {
            return new RestoreTestResult.NotBegun(
                    "wanted to write into " + folder.work().path() + ", found: " + e);
        }
    }

    private static Optional<String> objection(String cluster, Optional<String> id, Optional<Backup> chosen) {
        if (chosen.isEmpty()) {
            return Optional.of(id.map(one -> "there is no backup " + one + " of " + cluster)
                    .orElse("there is no verified backup of " + cluster + " yet; make one with /replica backup now"));
        }
        Backup.State state = chosen.get().state();
        return state == Backup.State.VERIFIED
                        || state == Backup.State.DEGRADED
                        || chosen.get().failedToRestore()
                ? Optional.empty()
                : Optional.of(chosen.get().id() + " is " + state + ": there is nothing in it to restore");
    }

    /**
     * Removes the throwaway servers that a bot that died left behind, and calls its tests failed, unless a test is alive.
     * For the bot's start.
     *
     * @return whether it was done; false if a test is alive
     * @throws IOException if the place for throwaway servers cannot be read or written
     */
    public boolean settleLeftovers(String cluster) throws IOException {
        TrialFolder folder = TrialFolder.of(settings, cluster);
        folder.work().create();
        return FolderLock.holding(folder.work(), () -> {
                    settle(cluster, folder);
                    return true;
                })
                .orElse(false);
    }

    private void settle(String cluster, TrialFolder folder) throws IOException {
        for (RestoreTest test : book.running()) {
            if (test.cluster().equals(cluster)) {
                book.put(ended(test, State.FAILED, "the bot stopped while it ran; of the backup nothing is known"));
            }
        }
        folder.clear();
        try {
            for (Path left : folder.leftServers()) {
                ScratchSite.removeLeftover(left, host, PostgresBinaries.newest(host));
            }
        } catch (ScratchException | HostException | UncheckedIOException e) {
            throw new IOException("wanted to remove what earlier restore tests left in " + folder.servers(), e);
        }
    }

    private RestoreTest test(Backup backup, TrialFolder folder, Consumer<BackupProgress> progress) {
        RestoreTest running = new RestoreTest(
                backup.cluster(),
                backup.id(),
                clock.instant(),
                Optional.empty(),
                State.RUNNING,
                Duration.ZERO,
                0,
                0,
                0,
                "");
        book.put(running);
        RestoreTest ended = outcome(running, backup, folder, progress);
        book.put(ended);
        return ended;
    }

    private RestoreTest outcome(
            RestoreTest running, Backup backup, TrialFolder folder, Consumer<BackupProgress> progress) {
        try {
            OpenedBackup opened = opened(backup);
            Trial.Found found = new Trial(
                            opened,
                            settings,
                            host,
                            clock,
                            folder.newServer(),
                            folder.work().path(),
                            progress)
                    .perform();
            return judged(running, opened.manifest(), found);
        } catch (RestoreFailedException e) {
            return failed(running, e.fault(), e.getMessage());
        } catch (ScratchException | HostException | SqlFailure | UncheckedIOException e) {
            return failed(running, Fault.PLACE, e.getMessage());
        }
    }

    private OpenedBackup opened(Backup backup) throws RestoreFailedException {
        Path directory = Path.of(backup.directory());
        if (!Files.isDirectory(directory)) {
            throw new RestoreFailedException(
                    Fault.PLACE, "wanted " + directory + ", found no such directory. Is its disk mounted?");
        }
        // Keys are read anew each time: one that was given back needs no new start.
        return OpenedBackup.in(directory, AgeSealing.forReading(settings.encryption()));
    }

    private RestoreTest judged(RestoreTest running, Manifest manifest, Trial.Found found) {
        Comparison comparison = found.comparison();
        if (!comparison.differences().isEmpty()) {
            return failed(running, Fault.BACKUP, String.join("; ", comparison.differences()));
        }
        Instant now = clock.instant();
        countAgain(running.backup(), manifest);
        catalogue.proven(running.backup(), VerificationLevel.L3, now);
        return new RestoreTest(
                running.cluster(),
                running.backup(),
                running.startedAt(),
                Optional.of(now),
                State.PASSED,
                found.restore(),
                comparison.tables(),
                comparison.rows(),
                comparison.sampledRows(),
                String.join("; ", found.notes()));
    }

    /** An earlier test may have called it broken. */
    private void countAgain(String id, Manifest manifest) {
        catalogue
                .find(id)
                .filter(Backup::failedToRestore)
                .ifPresent(one -> catalogue.put(one.with(manifest.state(), manifest.detail())));
    }

    private RestoreTest failed(RestoreTest running, Fault fault, String found) {
        if (Thread.currentThread().isInterrupted()) {
            return ended(running, State.FAILED, RestoreTest.CANCELLED + "; of the backup nothing more is known");
        }
        if (fault == Fault.BACKUP) {
            catalogue.disproven(running.backup(), Backup.DOES_NOT_RESTORE + found);
            return ended(running, State.FAILED, found);
        }
        return ended(running, State.FAILED, "not the backup's fault, of which nothing more is known: " + found);
    }

    private RestoreTest ended(RestoreTest running, State state, String detail) {
        return new RestoreTest(
                running.cluster(),
                running.backup(),
                running.startedAt(),
                Optional.of(clock.instant()),
                state,
                Duration.ZERO,
                0,
                0,
                0,
                detail);
    }
}
