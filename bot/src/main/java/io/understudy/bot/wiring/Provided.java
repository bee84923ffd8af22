package io.understudy.bot.wiring;

import io.understudy.backup.catalogue.Backup;
import io.understudy.replication.plan.LastBackup;
import io.understudy.replication.plan.Rehearsal;
import io.understudy.store.Store;
import java.time.Instant;
import java.util.Optional;

/** What planners know of backups and drills, which lie beyond their module: read anew each time. */
record Provided(Store store) {
    Optional<LastBackup> lastBackup(String cluster) {
        return store.backups()
                .newestVerified(cluster)
                .flatMap(backup -> backup.finishedAt().map(at -> lastBackup(backup, at)));
    }

    Optional<Rehearsal> drill(String cluster) {
        return store.drills().newestPassed(cluster).map(drill -> new Rehearsal(drill.startedAt(), drill.promotion()));
    }

    private LastBackup lastBackup(Backup backup, Instant finishedAt) {
        return new LastBackup(
                backup.id(),
                backup.startedAt(),
                finishedAt,
                store.restoreTests()
                        .newestPassed(backup.cluster())
                        .map(test -> new Rehearsal(test.startedAt(), test.restore())));
    }
}
