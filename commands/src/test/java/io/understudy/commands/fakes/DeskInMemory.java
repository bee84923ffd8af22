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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
    public Proposal plan(Intent intent) {
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
    public synchronized Operation propose(Plan plan, Person requester, String channel) {
        Operation proposed = new Operation(
                firstId + operations.size(),
                plan,
                requester,
                channel,
                Samples.NOW,
                Samples.NOW.plus(plan.approval().expiresAfter()),
                List.of());
        operations.add(proposed);
        listener.changed(proposed);
        return proposed;
    }

    @Override
    public synchronized Decision approve(long operation, Person by, String typed) {
        Operation now = find(operation);
        if (now.state() != OperationState.PROPOSED) {
            return new Decision.NotAccepted("Request " + operation + " is decided already: " + now.state() + ".");
        }
        return now.requester().sameAs(by)
                ? new Decision.NotAccepted("You asked for this; another approver decides.")
                : append(now, new OperationEvent.Approved(Samples.NOW, by));
    }

    @Override
    public synchronized Decision reject(long operation, Person by) {
        Operation now = find(operation);
        return append(
                now,
                now.requester().sameAs(by)
                        ? new OperationEvent.Cancelled(Samples.NOW, by)
                        : new OperationEvent.Rejected(Samples.NOW, by));
    }

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

    private Operation find(long operation) {
        return operations.get((int) (operation - firstId));
    }

    private Decision append(Operation now, OperationEvent event) {
        Operation then = now.with(event);
        operations.set((int) (now.id() - firstId), then);
        listener.changed(then);
        return new Decision.Accepted(then);
    }
}
