package io.understudy.commands.tell;

import io.understudy.replication.incident.Incident;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.plan.Intent;
import java.time.Instant;
import java.util.List;

/** Which operations belong to which incidents. */
final class Concern {
    private Concern() {}

    /** It was under way during the incident, and changes its node or who is the primary. */
    static boolean isAbout(Operation operation, Incident incident) {
        Intent intent = operation.plan().intent();
        boolean promotes = intent instanceof Intent.Promote || intent instanceof Intent.PromoteUnfenced;
        boolean same = incident.node().isEmpty() || incident.node().get().equals(intent.node());
        return operation.cluster().equals(incident.cluster())
                && (promotes || same)
                && !lastWord(operation).isBefore(incident.openedAt())
                && incident.closedAt()
                        .map(end -> !operation.proposedAt().isAfter(end))
                        .orElse(true);
    }

    /** One that goes on has no last word yet. */
    private static Instant lastWord(Operation operation) {
        List<OperationEvent> events = operation.events();
        if (!operation.state().ended()) {
            return Instant.MAX;
        }
        return events.get(events.size() - 1).at();
    }
}
