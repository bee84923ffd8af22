package io.understudy.backup.drill;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.DrillBook;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.FolderLock;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DrillSettings;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rehearses the failover of a cluster: copies a standby, cuts the copy off from everything, promotes it, writes to it,
 * checks it and throws it away.
 */
public final class Driller {
    private final BackupSettings settings;
    private final DrillSettings drill;
    private final DrillBook book;
    private final Host host;
    private final Clock clock;

    /**
     * Makes one for one cluster.
     *
     * @param settings where the programs are, who may ask the standby, and where the lock lies
     * @param host the bot's own machine, which has the server's programs and room for a whole copy
     */
    public Driller(BackupSettings settings, DrillSettings drill, DrillBook book, Host host, Clock clock) {
        this.settings = settings;
        this.drill = drill;
        this.book = book;
        this.host = host;
        this.clock = clock;
    }

    /**
     * Rehearses once, on the caller's thread; an interrupt or the time limit ends it. Everything that can go wrong is in
     * the result, and remembered in the book.
     *
     * @param assessment a judged look at the cluster, from which the standby to copy is chosen
     * @param progress told on this thread
     */
    public DrillResult run(ClusterAssessment assessment, Consumer<BackupProgress> progress) {
        String cluster = assessment.view().spec().name();
        BackupFolder folder = folder(cluster);
        Drill started = new Drill(
                cluster,
                "",
                clock.instant(),
                Optional.empty(),
                Drill.State.RUNNING,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                "");
        try {
            folder.create();
            return FolderLock.<DrillResult>holding(
                            folder, () -> new DrillResult.Finished(runAlone(started, folder, assessment, progress)))
                    .orElse(new DrillResult.AlreadyRunning(cluster));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Ends and removes what a bot that died left behind, unless a drill is alive. For the bot's start.
     *
     * @return whether it was done; false if a drill is alive
     * @throws IOException if the backup directory cannot be read or written
     */
    public boolean settleLeftovers(String cluster) throws IOException {
        BackupFolder folder = folder(cluster);
        folder.create();
        return FolderLock.holding(folder, () -> {
                    settle(cluster, folder);
                    return true;
                })
                .orElse(false);
    }

    private Drill runAlone(
            Drill started, BackupFolder folder, ClusterAssessment assessment, Consumer<BackupProgress> progress)
            throws IOException {
        settle(started.cluster(), folder);
        book.put(started);
        return started;
    }

    private void settle(String cluster, BackupFolder folder) throws IOException {
        folder.clear();
    }

    /** Of its own, beside the backups: a dump and a drill may run at the same time. */
    private BackupFolder folder(String cluster) {
        return new BackupFolder(settings.directory().resolve(cluster).resolve(".drill"));
    }
}
