package io.understudy.commands.fakes;

import io.understudy.replication.operate.Desk;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keeps operations and the rules of decisions; runs nothing. Plans promotions, refuses rebuilds, fails at starts. */
public final class DeskInMemory implements Desk {
    private final OperationListener listener;
    private final List<Operation> operations = new ArrayList<>();
    private final long firstId;

    public DeskInMemory(long firstId, OperationListener listener) {
        this.firstId = firstId;
        this.listener = listener;
    }

    @Override
    public Proposal plan(Intent intent, Optional<Instant> notBefore) {
        if (intent instanceof Intent.Promote) {
            return new Proposal.Ready(Samples.failover(false));
        }
        if (intent instanceof Intent.Rebuild) {
            return new Proposal.Refused(
                    intent, List.of(Check.block("not-primary", intent.node() + " is the primary", "")), List.of());
        }
        throw new IllegalStateException("the inspector fell over");
    }

    @Override
    public synchronized Operation propose(Plan plan, Person requester, String channel, Optional<Instant> notBefore) {
        Operation proposed = new Operation(
                firstId + operations.size(),
                plan,
                requester,
                channel,
                Samples.NOW,
                Samples.NOW.plus(plan.approval().expiresAfter()),
                notBefore,
                List.of());
        operations.add(proposed);
        listener.changed(proposed);
        return proposed;
    }

    @Override
    public synchronized Decision approve(long operation, Person by, String typed) {
        Operation now = known(operation);
        if (now.state() != OperationState.PROPOSED) {
            return new Decision.NotAccepted("Request " + operation + " is decided already: " + now.state() + ".");
        }
        return now.requester().sameAs(by)
                ? new Decision.NotAccepted("You asked for this; another approver decides.")
                : append(now, new OperationEvent.Approved(Samples.NOW, by));
    }

    @Override
    public synchronized Decision reject(long operation, Person by) {
        Operation now = known(operation);
        return append(
                now,
                now.requester().sameAs(by)
                        ? new OperationEvent.Cancelled(Samples.NOW, by, "No step was done.")
                        : new OperationEvent.Rejected(Samples.NOW, by));
    }

    @Override
    public Decision hold(Intent.HoldReplay intent, String channel) {
        return new Decision.NotAccepted("Nothing is paused here.");
    }

    @Override
    public void release(long hold) {}

    @Override
    public void resume() {}

    @Override
    public void expireOverdue() {}

    @Override
    public synchronized List<Operation> recent(int limit) {
        List<Operation> newestFirst = new ArrayList<>(operations);
        Collections.reverse(newestFirst);
        return newestFirst.stream().limit(limit).toList();
    }

    @Override
    public synchronized Decision cancel(long operation, Person by) {
        Operation now = known(operation);
        if (now.pastPointOfNoReturn()) {
            return new Decision.NotAccepted("Too late: db2 is being promoted.");
        }
        return append(
                now,
                now.state() == OperationState.RUNNING
                        ? new OperationEvent.CancelRequested(Samples.NOW, by)
                        : new OperationEvent.Cancelled(Samples.NOW, by, "No step was done."));
    }

    /** Goes on with an operation as its thread would. */
    public synchronized void happens(long operation, OperationEvent event) {
        append(known(operation), event);
    }

    @Override
    public synchronized Optional<Operation> scheduled() {
        return operations.stream()
                .filter(one -> one.notBefore().isPresent() && !one.state().ended())
                .findFirst();
    }

    @Override
    public synchronized Optional<Operation> find(long operation) {
        return operations.stream().filter(one -> one.id() == operation).findFirst();
    }

    private Operation known(long operation) {
        return operations.get((int) (operation - firstId));
    }

    private Decision append(Operation now, OperationEvent event) {
        Operation then = now.with(event);
        operations.set((int) (now.id() - firstId), then);
        listener.changed(then);
        return new Decision.Accepted(then);
    }
}
