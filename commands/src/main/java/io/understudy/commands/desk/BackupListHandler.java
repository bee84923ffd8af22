package io.understudy.commands.desk;

import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.commands.render.BackupMessages;
import io.understudy.replication.care.ManagedCluster;
import java.time.InstantSource;
import java.util.List;

/** Shows one cluster's backups. */
final class BackupListHandler implements ClusterHandler {
    private static final int SHOWN = 10;

    private final BackupCatalogue backups;
    private final InstantSource clock;

    BackupListHandler(BackupCatalogue backups, InstantSource clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) {
        String cluster = clusters.get(0).spec().name();
        return new Answer.Shown(BackupMessages.list(
                cluster, backups.recent(cluster, SHOWN), backups.newestVerified(cluster), clock.instant()));
    }
}
