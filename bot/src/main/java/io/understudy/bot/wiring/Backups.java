package io.understudy.bot.wiring;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.dump.BackupTools;
import io.understudy.backup.dump.ReplayHold;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.bot.settings.BotSettings;
import io.understudy.commands.desk.BackupDesk;
import io.understudy.commands.desk.NotBegunException;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.operate.Pause;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backup runner of each cluster that has backups configured, and the threads of those that people ask for. */
@Singleton
final class Backups implements BackupDesk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private final Map<String, BackupRunner> runners = new LinkedHashMap<>();
    private final Map<String, ManagedCluster> clusters;
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.numbered("backup-asked"));

    @Inject
    Backups(
            BotSettings settings,
            Clusters clusters,
            BackupCatalogue catalogue,
            RetentionNotices notices,
            Clock clock,
            Pause pause) {
        this.clusters = clusters.managed();
        BackupTools tools =
                new BackupTools(new LocalHost("the bot's machine"), clock, pause, ReplayHold.NEVER, version());
        settings.clusters().forEach((name, cluster) -> cluster.backup()
                .ifPresent(backup -> runners.put(
                        name, new BackupRunner(backup, catalogue, notices, tools))));
    }

    private static String version() {
        return Optional.ofNullable(Backups.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    /**
     * What a killed bot left running is called failed, and its half-made files go; then catalogue and directories are
     * compared. Nobody waits for it.
     */
    void settleLeftovers() {
        runners.forEach((cluster, runner) -> threads.execute(() -> settle(cluster, runner)));
    }

    private static void settle(String cluster, BackupRunner runner) {
        try {
            runner.settleLeftovers(cluster);
            runner.disproveVanished(cluster);
            runner.adoptUnknown(cluster);
        } catch (IOException e) {
            LOG.warn("could not settle what earlier backups of {} left; the next backup tries it again", cluster, e);
        }
    }

    BackupRunner runner(String cluster) {
        return runners.get(cluster);
    }

    @Override
    public CompletionStage<BackupResult.Finished> backupNow(String cluster, Consumer<BackupProgress> progress) {
        if (!runners.containsKey(cluster)) {
            return CompletableFuture.failedFuture(new NotBegunException(
                    "No backups are configured for " + cluster + "; add a 'backup' section to it."));
        }
        return CompletableFuture.supplyAsync(() -> run(cluster, progress), threads);
    }

    private BackupResult.Finished run(String cluster, Consumer<BackupProgress> progress) {
        try {
            BackupResult result = runners.get(cluster)
                    .run(clusters.get(cluster).watch().look().assessment(), progress);
            if (result instanceof BackupResult.Finished finished) {
                return finished;
            }
            throw new NotBegunException("Another backup of " + cluster + " is running; see /replica backup list.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bot stops", e);
        }
    }

    @Override
    public CompletionStage<Backup> verify(String cluster, Optional<String> backup, Consumer<BackupProgress> progress) {
        return notYet();
    }

    @Override
    public CompletionStage<RestoreTest> restoreTest(
            String cluster, Optional<String> backup, Consumer<BackupProgress> progress) {
        return notYet();
    }

    @Override
    public CompletionStage<Drill> drill(String cluster, Consumer<BackupProgress> progress) {
        return notYet();
    }

    private static <T> CompletionStage<T> notYet() {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("not built yet"));
    }

    @Override
    public Optional<String> cancel(String cluster) {
        return Optional.empty();
    }

    @Override
    public Optional<RetentionPreview> retention(String cluster) {
        return Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
