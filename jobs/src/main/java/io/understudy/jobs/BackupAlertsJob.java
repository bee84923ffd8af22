package io.understudy.jobs;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.judge.BackupFacts;
import io.understudy.backup.judge.BackupJudge;
import io.understudy.backup.judge.Expectations;
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
 * Judges one cluster's backups by what is remembered of them, whether or not the jobs that make and test them still run.
 *
 * @param look compares the catalogue with what is on disk, so that nothing counts that is gone
 */
record BackupAlertsJob(
        ManagedCluster cluster,
        Runnable look,
        BackupBooks books,
        Expectations expected,
        Clock clock,
        BiConsumer<ManagedCluster, List<IncidentChange>> report)
        implements Work {
    private static final Set<Alert> JUDGED = Set.of(
            Alert.BACKUP_FAILED,
            Alert.BACKUP_MISSING,
            Alert.BACKUP_ODD,
            Alert.BACKUP_COPY_FAILED,
            Alert.DRILL_FAILED);

    @Override
    public void perform() {
        look.run();
        String name = cluster.spec().name();
        Instant now = clock.instant();
        List<Suspicion> found = new BackupJudge(name, expected).judge(BackupFacts.of(name, books, now), now);
        List<IncidentChange> changes = cluster.watch().book().update(JUDGED, found, now);
        if (!changes.isEmpty()) {
            report.accept(cluster, changes);
        }
    }
}
