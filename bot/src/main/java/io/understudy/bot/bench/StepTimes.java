package io.understudy.bot.bench;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** When things happened in an operation, as its stored events say. */
record StepTimes(Operation operation) {
    /** From the last approval to the end of the last step of this kind. */
    Duration fromApprovalToEndOf(Class<? extends Step> kind) {
        Instant approved = operation.eventsOf(OperationEvent.Approved.class).stream()
                .map(OperationEvent::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(approved, endOf(kind));
    }

    /** From the beginning of the first step to the end of the last step of this kind. */
    Duration fromStartToEndOf(Class<? extends Step> kind) {
        Instant started =
                operation.eventsOf(OperationEvent.Started.class).get(0).at();
        return Duration.between(started, endOf(kind));
    }

    /** The one step of this kind. */
    Duration of(Class<? extends Step> kind) {
        Instant started = operation.eventsOf(StepStarted.class).stream()
                .filter(event -> kind.isInstance(operation.plan().steps().get(event.step())))
                .findFirst()
                .orElseThrow()
                .at();
        return Duration.between(started, endOf(kind));
    }

    private Instant endOf(Class<? extends Step> kind) {
        return operation.eventsOf(StepDone.class).stream()
                .filter(event -> kind.isInstance(operation.plan().steps().get(event.step())))
                .map(StepDone::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
