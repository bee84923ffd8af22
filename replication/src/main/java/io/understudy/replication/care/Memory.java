package io.understudy.replication.care;

import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.plan.Background;
import io.understudy.replication.plan.FenceStep.PromoteUnseen;
import io.understudy.replication.plan.LastBackup;
import io.understudy.replication.plan.Rehearsal;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is remembered of clusters, and who is told.
 *
 * @param backups the newest verified backup of a cluster, by its name
 * @param drills the newest drill of a cluster that passed, by its name
 */
public record Memory(
        OperationStore operations,
        IncidentStore incidents,
        LagHistory lags,
        MaintenanceStore maintenance,
        OperationListener listener,
        Function<String, Optional<LastBackup>> backups,
        Function<String, Optional<Rehearsal>> drills) {
    private static final int RECENT = 50;

    Background background(String cluster) {
        return new Background(lastPromotion(cluster), backups.apply(cluster), drills.apply(cluster));
    }

    /** By the step, not by how the operation ended: one that failed afterwards has promoted all the same. */
    private Optional<Instant> lastPromotion(String cluster) {
        return operations.recent(cluster, RECENT).stream()
                .flatMap(Memory::promotions)
                .max(Comparator.naturalOrder());
    }

    private static Stream<Instant> promotions(Operation operation) {
        return operation.eventsOf(StepDone.class).stream()
                .filter(done ->
                        !done.retreat() && promotes(operation.plan().steps().get(done.step())))
                .map(StepDone::at);
    }

    private static boolean promotes(Step step) {
        return step instanceof PromoteStandby || step instanceof PromoteUnseen;
    }
}
