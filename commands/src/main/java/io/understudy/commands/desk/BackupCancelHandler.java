package io.understudy.commands.desk;

import io.understudy.commands.access.AuditLog;
import io.understudy.commands.render.BackupReplies;
import io.understudy.replication.care.ManagedCluster;
import java.util.List;
import java.util.Optional;

/** Ends the work with backups that runs for one cluster; the message of that work says so itself. */
record BackupCancelHandler(BackupDesk desk, AuditLog audit) implements ClusterHandler {
    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) {
        String cluster = clusters.get(0).spec().name();
        Optional<String> ended = desk.cancel(cluster);
        ended.ifPresent(what -> audit.record(asked.invocation().by(), "backup-cancelled", cluster + ": " + what));
        return new Answer.Shown(BackupReplies.cancelled(
                cluster, ended, asked.invocation().by().name()));
    }
}
