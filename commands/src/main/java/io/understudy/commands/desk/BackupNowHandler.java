package io.understudy.commands.desk;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.render.BackupMessages;
import io.understudy.replication.care.ManagedCluster;
import java.util.List;

/** Takes a backup; the answer follows when it ended. */
final class BackupNowHandler implements ClusterHandler {
    private final BackupDesk backups;

    BackupNowHandler(BackupDesk backups) {
        this.backups = backups;
    }

    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) {
        String cluster = clusters.get(0).spec().name();
        asked.meanwhile().accept(BackupMessages.working(cluster, BackupProgress.of("starts")));
        return new Answer.Later(backups.backupNow(
                        cluster, progress -> asked.meanwhile().accept(BackupMessages.working(cluster, progress)))
                .thenApply(result -> BackupMessages.result(result.backup())));
    }
}
