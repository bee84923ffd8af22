package io.understudy.replication.care;

import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent.Completed;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.plan.Background;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.LastBackup;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is remembered of clusters, and who is told.
 *
 * @param backups the newest verified backup of a cluster, by its name
 */
public record Memory(
        OperationStore operations,
        IncidentStore incidents,
        LagHistory lags,
        MaintenanceStore maintenance,
        OperationListener listener,
        Function<String, Optional<LastBackup>> backups) {
    private static final int RECENT = 50;

    Background background(String cluster) {
        return new Background(lastPromotion(cluster), backups.apply(cluster));
    }

    private Optional<Instant> lastPromotion(String cluster) {
        return operations.recent(cluster, RECENT).stream()
                .filter(operation -> operation.plan().intent() instanceof Intent.Promote)
                .flatMap(operation -> ended(operation).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> ended(Operation operation) {
        return operation.eventsOf(Completed.class).stream().map(Completed::at).findFirst();
    }
}
