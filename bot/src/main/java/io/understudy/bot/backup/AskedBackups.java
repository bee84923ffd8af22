package io.understudy.bot.backup;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.desk.BackupDesk;
import io.understudy.commands.desk.NotBegunException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** What people ask for: begun at once on a thread of its own, or refused with what is in the way. */
public final class AskedBackups implements BackupDesk {
    private final Map<String, ClusterBackups> clusters;
    private final Lanes lanes;
    private final BackupHeartbeat heartbeat;
    private final Executor threads;

    AskedBackups(Map<String, ClusterBackups> clusters, Lanes lanes, BackupHeartbeat heartbeat, Executor threads) {
        this.clusters = clusters;
        this.lanes = lanes;
        this.heartbeat = heartbeat;
        this.threads = threads;
    }

    @Override
    public CompletionStage<BackupResult.Finished> backupNow(String cluster, Consumer<BackupProgress> progress) {
        CompletionStage<BackupResult.Finished> made = asked(
                        cluster, Lanes.BACKUP, backups -> backups.backUp(progress), ClusterBackups::ended)
                .thenApply(result -> {
                    if (result instanceof BackupResult.Finished finished) {
                        return finished;
                    }
                    throw new NotBegunException("Another backup of " + cluster
                            + " is running, outside of this bot; see /replica backup list.");
                });
        // Beside the telling: people need not wait for somebody outside who does not answer.
        made.thenAcceptAsync(
                finished -> heartbeat.after(
                        finished, clusters.get(cluster).settings().heartbeat()),
                threads);
        return made;
    }

    @Override
    public CompletionStage<Backup> verify(String cluster, Optional<String> backup, Consumer<BackupProgress> progress) {
        return asked(cluster, "the verification", backups -> backups.verify(backup, progress));
    }

    @Override
    public CompletionStage<RestoreTest> restoreTest(
            String cluster, Optional<String> backup, Consumer<BackupProgress> progress) {
        return asked(cluster, "the restore test", backups -> backups.restoreTest(backup, progress));
    }

    @Override
    public CompletionStage<Drill> drill(String cluster, Consumer<BackupProgress> progress) {
        return asked(cluster, "the drill", backups -> backups.drill(progress));
    }

    /** Work on one cluster's backups. */
    @FunctionalInterface
    private interface Task<T> {
        T perform(ClusterBackups backups) throws InterruptedException;
    }

    /** Makes of a result what it is when the work was ended before its time. */
    @FunctionalInterface
    private interface Ending<T> {
        T of(ClusterBackups backups, T result, String why);
    }

    private <T> CompletionStage<T> asked(String cluster, String what, Task<T> task) {
        return asked(cluster, what, task, (backups, result, why) -> result);
    }

    private <T> CompletionStage<T> asked(String cluster, String what, Task<T> task, Ending<T> ending) {
        ClusterBackups backups = clusters.get(cluster);
        if (backups == null) {
            return CompletableFuture.failedFuture(new NotBegunException(
                    "No backups are configured for " + cluster + "; add a 'backup' section to it."));
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Lanes.Ended<T> ended = lanes.now(cluster, what, () -> task.perform(backups));
                        return ended.endedBy()
                                .map(why -> ending.of(backups, ended.result(), why))
                                .orElse(ended.result());
                    } catch (InterruptedException e) {
                        throw new NotBegunException("It was ended before it began: nothing was done.");
                    }
                },
                threads);
    }

    @Override
    public Optional<String> cancel(String cluster) {
        return lanes.cancel(cluster);
    }

    @Override
    public Optional<RetentionPreview> retention(String cluster) {
        return Optional.ofNullable(clusters.get(cluster)).map(ClusterBackups::retention);
    }
}
