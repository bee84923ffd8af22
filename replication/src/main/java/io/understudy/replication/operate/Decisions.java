package io.understudy.replication.operate;

import io.understudy.replication.operate.Desk.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What people decide about operations. A decision counts if nobody was first: else the rules judge the operation as it is
 * then.
 */
final class Decisions {
    private final OperationStore store;
    private final OperationListener listener;
    private final InstantSource clock;
    private final ClusterLock lock;
    private final OpenOperations open;
    private final OperationQueue queue;
    private final Cancellation cancellation;
    private final ApprovalRules rules;

    Decisions(
            OperationStore store,
            OperationListener listener,
            InstantSource clock,
            OpenOperations open,
            OperationQueue queue,
            Cancellation cancellation,
            Identities identities) {
        this.store = store;
        this.listener = listener;
        this.clock = clock;
        this.lock = new ClusterLock(store, open.cluster());
        this.open = open;
        this.queue = queue;
        this.cancellation = cancellation;
        this.rules = new ApprovalRules(identities);
    }

    Decision approve(long id, Person by, String typed) {
        Operation operation = store.find(id).orElse(null);
        if (operation == null) {
            return unknown(id);
        }
        Optional<String> objection = rules.objection(operation, by, typed, now());
        if (objection.isPresent()) {
            expireIfDue(operation);
            return new Decision.NotAccepted(objection.get());
        }
        Optional<String> obstacle = obstacle(operation);
        if (obstacle.isPresent()) {
            return new Decision.NotAccepted(obstacle.get());
        }
        return append(operation, new OperationEvent.Approved(now(), by))
                .<Decision>map(this::accepted)
                .orElseGet(() -> approve(id, by, typed));
    }

    /** Another operation that stands in the way of this one. */
    private Optional<String> obstacle(Operation operation) {
        Optional<String> running = lock.holder().map(one -> OneAtATime.runs(one) + " Approve again when it has ended.");
        return running.isPresent() || operation.notBefore().isEmpty()
                ? running
                : open.scheduled(OperationState.APPROVED).map(OneAtATime::waitsAlready);
    }

    private Decision accepted(Operation operation) {
        if (operation.state() == OperationState.APPROVED && Timeliness.isDue(operation, now())) {
            queue.submit(operation.id());
        }
        return new Decision.Accepted(operation);
    }

    Decision reject(long id, Person by) {
        Operation operation = store.find(id).orElse(null);
        if (operation == null) {
            return unknown(id);
        }
        if (operation.state() != OperationState.PROPOSED) {
            return new Decision.NotAccepted(
                    "Request " + id + " is " + ApprovalRules.words(operation.state()) + "; nothing was done.");
        }
        return append(operation, new OperationEvent.Rejected(now(), by))
                .<Decision>map(Decision.Accepted::new)
                .orElseGet(() -> reject(id, by));
    }

    Decision cancel(long id, Person by) {
        Operation operation = store.find(id).orElse(null);
        if (operation == null) {
            return unknown(id);
        }
        Optional<String> objection = CancelRules.objection(operation);
        if (objection.isPresent()) {
            return new Decision.NotAccepted(objection.get());
        }
        boolean runs = operation.state() == OperationState.RUNNING;
        OperationEvent event = runs
                ? new OperationEvent.CancelRequested(now(), by)
                : new OperationEvent.Cancelled(now(), by, "No step was done.");
        return append(operation, event)
                .<Decision>map(after -> stopped(after, runs))
                .orElseGet(() -> cancel(id, by));
    }

    private Decision stopped(Operation operation, boolean runs) {
        if (runs) {
            cancellation.want(operation.id());
        } else {
            lock.release(operation.id());
        }
        return new Decision.Accepted(operation);
    }

    void expireIfDue(Operation operation) {
        if (operation.state() == OperationState.PROPOSED && now().isAfter(operation.expiresAt())) {
            append(operation, new OperationEvent.Expired(now()));
        }
    }

    /** Empty if somebody else was first. */
    Optional<Operation> append(Operation operation, OperationEvent event) {
        Optional<Operation> after = store.append(operation, event);
        after.ifPresent(one -> OperationJournal.tell(listener, one));
        return after;
    }

    private Instant now() {
        return clock.instant();
    }

    private static Decision unknown(long id) {
        return new Decision.NotAccepted("There is no request " + id + "; nothing was done.");
    }
}
