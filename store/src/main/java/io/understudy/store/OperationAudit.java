package io.understudy.store;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Step;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the audit says about operations: readable by itself, without the operations' own tables. */
final class OperationAudit {
    private static final Person BOT = new Person("understudy", "bot", "Understudy");

    private final AuditChain chain;
    private final StoredJson json;

    OperationAudit(AuditChain chain, StoredJson json) {
        this.chain = chain;
        this.json = json;
    }

    void proposed(Handle handle, Operation operation) {
        Plan plan = operation.plan();
        Proposed detail = new Proposed(
                operation.id(),
                operation.cluster(),
                plan.intent().command(),
                plan.intent().reason(),
                plan.headline(),
                plan.steps().stream().map(Step::sentence).toList(),
                plan.loss().sentence(),
                plan.fingerprint().value());
        chain.append(
                handle,
                operation.proposedAt(),
                operation.requester(),
                "operation/Proposed",
                json.write(Proposed.class, detail));
    }

    void happened(Handle handle, Operation operation, OperationEvent event) {
        Happened detail = new Happened(operation.id(), operation.cluster(), step(operation.plan(), event), event);
        chain.append(
                handle,
                event.at(),
                who(event),
                "operation/" + event.getClass().getSimpleName(),
                json.write(Happened.class, detail));
    }

    private static Person who(OperationEvent event) {
        if (event instanceof OperationEvent.Approved approved) {
            return approved.by();
        }
        if (event instanceof OperationEvent.Rejected rejected) {
            return rejected.by();
        }
        if (event instanceof OperationEvent.CancelRequested requested) {
            return requested.by();
        }
        return event instanceof OperationEvent.Cancelled cancelled ? cancelled.by() : BOT;
    }

    private static Optional<String> step(Plan plan, OperationEvent event) {
        if (event instanceof OperationEvent.StepStarted started) {
            return Optional.of(sentence(plan, started.retreat(), started.step()));
        }
        if (event instanceof OperationEvent.StepDone done) {
            return Optional.of(sentence(plan, done.retreat(), done.step()));
        }
        return event instanceof OperationEvent.StepFailed failed
                ? Optional.of(sentence(plan, failed.retreat(), failed.step()))
                : Optional.empty();
    }

    private static String sentence(Plan plan, boolean retreat, int step) {
        return (retreat ? plan.retreat() : plan.steps()).get(step).sentence();
    }

    private record Proposed(
            long operation,
            String cluster,
            String command,
            String reason,
            String headline,
            List<String> steps,
            String loss,
            String fingerprint) {}

    private record Happened(long operation, String cluster, Optional<String> step, OperationEvent event) {}
}
