package io.understudy.replication.operate;

import io.understudy.replication.plan.Plan;
import io.understudy.replication.theatre.OperationsInMemory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A store that crashes the bot, or does not answer, at a chosen moment; what it stored stays. */
final class FragileStore implements OperationStore {
    private final OperationsInMemory kept = new OperationsInMemory();
    private Crash beforeAppend = Crash.NEVER;
    private Crash afterAppend = Crash.NEVER;
    private Predicate<OperationEvent> refused = event -> false;
    private int stored;
    private int busyMoment;
    private Runnable others = () -> {};
    private boolean releases = true;
    private boolean diesAtRelease;

    void crashBeforeAppend(int number) {
        beforeAppend = new Crash(number);
    }

    void crashAfterAppend(int number) {
        afterAppend = new Crash(number);
    }

    /** What others do right after the n-th event was stored, before the one who stored it hears of it. */
    void meanwhile(int number, Runnable act) {
        busyMoment = number;
        others = act;
    }

    void refuse(Predicate<OperationEvent> events) {
        refused = events;
    }

    void cannotRelease() {
        releases = false;
    }

    void diesAtRelease() {
        diesAtRelease = true;
    }

    void mend() {
        beforeAppend = Crash.NEVER;
        afterAppend = Crash.NEVER;
        refused = event -> false;
        releases = true;
        diesAtRelease = false;
    }

    @Override
    public Optional<Operation> append(Operation seen, OperationEvent event) {
        beforeAppend.next();
        if (refused.test(event)) {
            throw new IllegalStateException("database is locked");
        }
        Optional<Operation> after = kept.append(seen, event);
        stored++;
        if (stored == busyMoment) {
            others.run();
        }
        afterAppend.next();
        return after;
    }

    @Override
    public void release(String cluster, long operation) {
        if (diesAtRelease) {
            throw new Crash.Dead();
        }
        if (!releases) {
            throw new IllegalStateException("database is locked");
        }
        kept.release(cluster, operation);
    }

    @Override
    public Operation propose(
            Plan plan, Person requester, String channel, Instant at, Instant expiresAt, Optional<Instant> notBefore) {
        return kept.propose(plan, requester, channel, at, expiresAt, notBefore);
    }

    @Override
    public Optional<Operation> find(long id) {
        return kept.find(id);
    }

    @Override
    public List<Operation> unfinished() {
        return kept.unfinished();
    }

    @Override
    public List<Operation> recent(String cluster, int limit) {
        return kept.recent(cluster, limit);
    }

    @Override
    public boolean claim(String cluster, long operation) {
        return kept.claim(cluster, operation);
    }

    @Override
    public Optional<Operation> holder(String cluster) {
        return kept.holder(cluster);
    }
}
