package io.understudy.jobs;

import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.judge.BackupJudge;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.watch.IncidentChange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Judges one cluster's backups by their catalogue, whether or not the job that makes them still runs.
 *
 * @param look compares the catalogue with what is on disk, so that nothing counts that is gone
 */
record BackupAlertsJob(
        ManagedCluster cluster,
        Runnable look,
        BackupCatalogue catalogue,
        BackupThresholds thresholds,
        Clock clock,
        BiConsumer<ManagedCluster, List<IncidentChange>> report)
        implements Work {
    private static final Set<Alert> JUDGED = Set.of(Alert.BACKUP_FAILED, Alert.BACKUP_MISSING, Alert.BACKUP_ODD);

    @Override
    public void perform() {
        look.run();
        String name = cluster.spec().name();
        Instant now = clock.instant();
        List<Suspicion> found = new BackupJudge(name, thresholds)
                .judge(
                        catalogue.recent(name, BackupJudge.LOOK_BACK),
                        catalogue.newestVerified(name),
                        catalogue.expectedSince(name, now),
                        now);
        List<IncidentChange> changes = cluster.watch().book().update(JUDGED, found, now);
        if (!changes.isEmpty()) {
            report.accept(cluster, changes);
        }
    }
}
