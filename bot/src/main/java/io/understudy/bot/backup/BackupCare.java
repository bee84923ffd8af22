package io.understudy.bot.backup;

import io.understudy.backup.settings.BackupSettings;
import io.understudy.bot.outside.OutboundHttp;
import io.understudy.commands.desk.BackupDesk;
import io.understudy.commands.tell.BackupReporter;
import io.understudy.replication.care.ManagedCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups of all clusters that have them configured, put together. */
public final class BackupCare implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupCare.class);
    private static final Duration HEARTBEAT_LIMIT = Duration.ofSeconds(5);
    private static final long STOP_SECONDS = 10;

    private final Map<String, ClusterBackups> clusters = new LinkedHashMap<>();
    private final BackupMeans means;
    private final ExecutorService threads;
    private final Lanes lanes;
    private final BackupHeartbeat heartbeat = new BackupHeartbeat(new OutboundHttp(HEARTBEAT_LIMIT));

    /**
     * Begins nothing.
     *
     * @param clusters all that are in care; those without settings have no backups
     * @param lanes where the work of all runs
     * @param threads for what people ask for; ended by {@link #close}
     */
    public BackupCare(
            Map<String, ManagedCluster> clusters,
            Map<String, BackupSettings> settings,
            BackupMeans means,
            Lanes lanes,
            ExecutorService threads) {
        settings.forEach(
                (name, backup) -> this.clusters.put(name, new ClusterBackups(clusters.get(name), backup, means)));
        this.means = means;
        this.threads = threads;
        this.lanes = lanes;
    }

    /** For people. */
    public BackupDesk desk() {
        return new AskedBackups(clusters, lanes, heartbeat, threads);
    }

    /** For the clock. */
    public ScheduledBackups scheduled(BackupReporter reporter) {
        return new ScheduledBackups(clusters, lanes, means.books(), reporter, heartbeat, means.clock());
    }

    /** Settles what a bot that died left behind; nobody waits for it but what is begun on the same cluster. */
    public void settleLeftovers() {
        clusters.forEach((name, backups) -> threads.execute(() -> settle(name, backups)));
    }

    private void settle(String name, ClusterBackups backups) {
        try {
            lanes.inTurn(name, "the settling of what an earlier bot left", () -> {
                try {
                    backups.settleLeftovers();
                } catch (IOException e) {
                    LOG.warn(
                            "could not settle what earlier work on backups of {} left; the next tries it again",
                            name,
                            e);
                }
                return true;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Interrupts what people asked for, and waits a few seconds for its end and its record. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
