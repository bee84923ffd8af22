package io.understudy.commands.desk;

import io.understudy.backup.BackupCatalogue;
import io.understudy.commands.render.OverviewMessage;
import io.understudy.commands.render.StatusMessage;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.watch.StatusReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Looks now and shows what was found. */
final class StatusHandler implements ClusterHandler {
    private final BackupCatalogue backups;
    private final InstantSource clock;

    StatusHandler(BackupCatalogue backups, InstantSource clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) throws InterruptedException {
        List<StatusReport> reports = new ArrayList<>();
        for (ManagedCluster cluster : clusters) {
            reports.add(cluster.watch().look());
        }
        if (reports.size() > 1) {
            return new Answer.Shown(OverviewMessage.of(reports, clock.instant()));
        }
        String name = clusters.get(0).spec().name();
        return new Answer.Shown(StatusMessage.of(reports.get(0), backups.newestVerified(name), clock.instant()));
    }
}
