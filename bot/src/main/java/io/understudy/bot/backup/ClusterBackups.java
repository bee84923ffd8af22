package io.understudy.bot.backup;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.drill.DrillResult;
import io.understudy.backup.drill.Driller;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.dump.BackupTools;
import io.understudy.backup.dump.ReplayHold;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.restore.RestoreTestResult;
import io.understudy.backup.restore.RestoreTester;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.target.CopyRun;
import io.understudy.backup.target.Targets;
import io.understudy.backup.verify.BackupProof;
import io.understudy.commands.desk.NotBegunException;
import io.understudy.replication.care.ManagedCluster;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with the backups of one cluster, on the caller's thread. Everything but the copies is heavy: whoever calls it
 * holds the cluster's {@link Lane}.
 */
final class ClusterBackups {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterBackups.class);

    private final ManagedCluster cluster;
    private final BackupSettings settings;
    private final BackupMeans means;
    private final BackupRunner runner;
    private final CopyRun copies;

    ClusterBackups(ManagedCluster cluster, BackupSettings settings, BackupMeans means) {
        this.cluster = cluster;
        this.settings = settings;
        this.means = means;
        this.runner = new BackupRunner(settings, means.books().backups(), means.notices(), tools());
        this.copies = new CopyRun(
                name(),
                means.books().backups(),
                means.books().copies(),
                new Targets(settings.targets(), means.knownHosts()),
                means.clock());
    }

    private BackupTools tools() {
        ReplayHold hold = settings.dump().pauseReplay().isPresent()
                ? new PausedReplay(cluster.desk(), cluster.channel(), means.pause())
                : ReplayHold.NEVER;
        return new BackupTools(means.host(), means.clock(), means.pause(), hold, means.version());
    }

    private String name() {
        return cluster.spec().name();
    }

    BackupSettings settings() {
        return settings;
    }

    ManagedCluster cluster() {
        return cluster;
    }

    BackupResult backUp(Consumer<BackupProgress> progress) throws InterruptedException {
        return runner.run(cluster.watch().look().assessment(), progress);
    }

    /**
     * What was ended before its time failed for that reason.
     *
     * @param why for people
     */
    BackupResult ended(BackupResult result, String why) {
        if (!(result instanceof BackupResult.Finished finished)
                || finished.backup().state() != Backup.State.FAILED) {
            return result;
        }
        Backup ended = finished.backup().with(Backup.State.FAILED, why);
        means.books().backups().put(ended);
        return new BackupResult.Finished(ended);
    }

    /** @param backup its id; empty: the newest verified one */
    Backup verify(Optional<String> backup, Consumer<BackupProgress> progress) {
        String id = backup.or(
                        () -> means.books().backups().newestVerified(name()).map(Backup::id))
                .orElseThrow(() -> new NotBegunException(
                        "There is no verified backup of " + name() + "; see /replica backup list " + name() + "."));
        try {
            new BackupProof(settings, means.books().backups(), means.host(), means.clock()).prove(id, progress);
        } catch (BackupFailedException e) {
            throw new NotBegunException(e.getMessage());
        }
        return means.books().backups().find(id).orElseThrow();
    }

    /** @param backup its id; empty: the newest verified one */
    RestoreTest restoreTest(Optional<String> backup, Consumer<BackupProgress> progress) {
        RestoreTestResult result = tester().run(name(), backup, progress);
        if (result instanceof RestoreTestResult.NotBegun not) {
            throw new NotBegunException(not.why());
        }
        return ((RestoreTestResult.Finished) result).test();
    }

    Drill drill(Consumer<BackupProgress> progress) throws InterruptedException {
        Driller driller = driller()
                .orElseThrow(() -> new NotBegunException(
                        "No drills are configured for " + name() + "; add a 'drill' section to its 'backup'."));
        DrillResult result = driller.run(cluster.watch().look().assessment(), progress);
        if (result instanceof DrillResult.Finished finished) {
            return finished.drill();
        }
        throw new NotBegunException("Another drill of " + name() + " runs; wait for its end.");
    }

    List<BackupCopy> copy() throws InterruptedException {
        return copies.run(progress -> {});
    }

    RetentionPreview retention() {
        return runner.retentionPreview(name());
    }

    /** What the disk does not have any more counts no more. */
    void disproveVanished() {
        runner.disproveVanished(name());
    }

    /** What came back to the disk counts again; every byte of it is read first. */
    void adoptUnknown() {
        try {
            runner.adoptUnknown(name());
        } catch (IOException e) {
            LOG.warn("wanted to look for backups of {} that the catalogue lacks, found: {}", name(), e.toString());
        }
    }

    /**
     * What a bot that died left running is called failed, its half-made files go, and what the disk and the catalogue know
     * of each other is made to agree again.
     *
     * @throws IOException if the backup directory cannot be read or written
     */
    void settleLeftovers() throws IOException {
        runner.settleLeftovers(name());
        runner.disproveVanished(name());
        runner.adoptUnknown(name());
        tester().settleLeftovers(name());
        if (driller().isPresent()) {
            driller().get().settleLeftovers(name());
        }
    }

    private RestoreTester tester() {
        return new RestoreTester(
                settings, means.books().backups(), means.books().restoreTests(), means.host(), means.clock());
    }

    private Optional<Driller> driller() {
        return settings.drill()
                .map(drill -> new Driller(settings, drill, means.books().drills(), means.host(), means.clock()));
    }
}
