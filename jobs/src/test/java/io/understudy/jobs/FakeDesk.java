package io.understudy.jobs;

import io.understudy.replication.operate.Desk;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it was asked to expire previews; nobody asks it for anything else. */
final class FakeDesk implements Desk {
    private final AtomicInteger expired = new AtomicInteger();

    int expired() {
        return expired.get();
    }

    @Override
    public void expireOverdue() {
        expired.incrementAndGet();
    }

    @Override
    public Proposal plan(Intent intent, Optional<Instant> notBefore) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operation propose(Plan plan, Person requester, String channel, Optional<Instant> notBefore) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Decision cancel(long operation, Person by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Decision hold(Intent.HoldReplay intent, String channel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(long hold) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Operation> scheduled() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Operation> find(long operation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Decision approve(long operation, Person by, String typed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Decision reject(long operation, Person by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Operation> recent(int limit) {
        return List.of();
    }
}
