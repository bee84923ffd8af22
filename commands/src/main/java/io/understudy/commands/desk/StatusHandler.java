package io.understudy.commands.desk;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.commands.render.OverviewMessage;
import io.understudy.commands.render.Recovery;
import io.understudy.commands.render.Remembered;
import io.understudy.commands.render.StatusMessage;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.operate.PauseLeases;
import io.understudy.replication.watch.StatusReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Looks now and shows what was found. */
final class StatusHandler implements ClusterHandler {
    private final BackupBooks books;
    private final MaintenanceStore maintenance;
    private final InstantSource clock;

    StatusHandler(BackupBooks books, MaintenanceStore maintenance, InstantSource clock) {
        this.books = books;
        this.maintenance = maintenance;
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
        return new Answer.Shown(StatusMessage.of(reports.get(0), remembered(clusters.get(0)), clock.instant()));
    }

    private Remembered remembered(ManagedCluster cluster) {
        String name = cluster.spec().name();
        return new Remembered(
                Recovery.of(books, name),
                cluster.desk().scheduled(),
                maintenance.open(name).stream()
                        .filter(window -> window.isOn(clock.instant()))
                        .toList(),
                PauseLeases.of(cluster.desk()));
    }
}
