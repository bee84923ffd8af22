package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.plan.Intent;
import java.util.Optional;

/** Whether a running operation explains a condition. A second primary is never silenced. */
record Silence(Optional<Operation> running) {
    static Silence of(String cluster, OperationStore operations) {
        return new Silence(operations
                .holder(cluster)
                .filter(operation -> !operation.state().ended()));
    }

    boolean covers(Diagnosis diagnosis) {
        if (running.isEmpty() || diagnosis.severity() == Severity.PAGE) {
            return false;
        }
        Intent intent = running.get().plan().intent();
        return intent instanceof Intent.Promote
                || intent instanceof Intent.PromoteUnfenced
                || diagnosis.node().filter(intent.node()::equals).isPresent();
    }
}
