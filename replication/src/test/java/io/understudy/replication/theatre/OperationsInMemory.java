package io.understudy.replication.theatre;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Operations as the real store keeps them, without its file. */
public final class OperationsInMemory implements OperationStore {
    private final Map<Long, Operation> byId = new TreeMap<>();
    private final Map<String, Long> locks = new HashMap<>();
    private boolean unreadable;

    /** Whoever holds a lock was stored by another version. */
    public synchronized void holderIsUnreadable() {
        unreadable = true;
    }

    @Override
    public synchronized Operation propose(
            Plan plan, Person requester, String channel, Instant at, Instant expiresAt, Optional<Instant> notBefore) {
        long id = byId.size() + 1L;
        Operation operation = new Operation(id, plan, requester, channel, at, expiresAt, notBefore, List.of());
        byId.put(id, operation);
        return operation;
    }

    @Override
    public synchronized Optional<Operation> append(Operation seen, OperationEvent event) {
        if (byId.get(seen.id()).events().size() != seen.events().size()) {
            return Optional.empty();
        }
        Operation after = seen.with(event);
        byId.put(seen.id(), after);
        return Optional.of(after);
    }

    @Override
    public synchronized Optional<Operation> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized List<Operation> unfinished() {
        return byId.values().stream().filter(one -> !one.state().ended()).toList();
    }

    @Override
    public synchronized List<Operation> recent(String cluster, int limit) {
        List<Operation> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparing(Operation::id).reversed());
        return all.stream()
                .filter(one -> one.cluster().equals(cluster))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean claim(String cluster, long operation) {
        return locks.computeIfAbsent(cluster, name -> operation) == operation;
    }

    @Override
    public synchronized void release(String cluster, long operation) {
        locks.remove(cluster, operation);
    }

    @Override
    public synchronized Optional<Operation> holder(String cluster) {
        if (unreadable) {
            throw new IllegalStateException("the kind 'Paused' is not known");
        }
        return Optional.ofNullable(locks.get(cluster)).map(byId::get);
    }
}
