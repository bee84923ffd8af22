package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.maintenance.MaintenanceWindow;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.plan.Intent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a running operation or an announced maintenance explains a condition. Nothing that pages is silenced, and
 * nothing about slots or disks.
 *
 * @param running operations that ran at some time while the cluster was looked at
 * @param windows that last now
 */
record Silence(List<Operation> running, List<MaintenanceWindow> windows) {
    /** @param before what ran when the looking began */
    static Silence of(
            String cluster,
            Optional<Operation> before,
            OperationStore operations,
            MaintenanceStore maintenance,
            Instant now) {
        return new Silence(
                Stream.of(before, running(cluster, operations))
                        .flatMap(Optional::stream)
                        .toList(),
                maintenance.open(cluster).stream()
                        .filter(window -> window.isOn(now))
                        .toList());
    }

    /** One that another version began, and this one cannot read, silences nothing: alerts go on beside it. */
    static Optional<Operation> running(String cluster, OperationStore operations) {
        try {
            return operations
                    .holder(cluster)
                    .filter(operation -> !operation.state().ended());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    boolean covers(Diagnosis diagnosis) {
        return diagnosis.isExplainedByMaintenance() && (operationCovers(diagnosis) || maintenanceCovers(diagnosis));
    }

    private boolean operationCovers(Diagnosis diagnosis) {
        return running.stream()
                .map(operation -> operation.plan().intent())
                .anyMatch(intent -> explains(intent, diagnosis));
    }

    private static boolean explains(Intent intent, Diagnosis diagnosis) {
        return intent instanceof Intent.Promote
                || intent instanceof Intent.PromoteUnfenced
                || diagnosis.node().filter(intent.node()::equals).isPresent();
    }

    private boolean maintenanceCovers(Diagnosis diagnosis) {
        return windows.stream()
                .anyMatch(window -> window.node().isEmpty() || window.node().equals(diagnosis.node()));
    }
}
