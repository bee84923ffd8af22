package io.understudy.store;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Operations with their events; each is stored together with its audit row, in one transaction. */
final class StoredOperations implements OperationStore {
    private final Database database;
    private final OperationRows rows;
    private final OperationAudit audit;

    StoredOperations(Database database, OperationRows rows, OperationAudit audit) {
        this.database = database;
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    public Operation propose(
            Plan plan, Person requester, String channel, Instant at, Instant expiresAt, Optional<Instant> notBefore) {
        return database.write(handle -> {
            Operation operation = new Operation(
                    rows.nextId(handle),
                    plan,
                    requester,
                    channel,
                    toMicros(at),
                    toMicros(expiresAt),
                    notBefore.map(StoredOperations::toMicros),
                    List.of());
            rows.insert(handle, operation);
            audit.proposed(handle, operation);
            return operation;
        });
    }

    @Override
    public Optional<Operation> append(Operation seen, OperationEvent event) {
        return database.write(handle -> {
            if (rows.events(handle, seen.id()) != seen.events().size()) {
                return Optional.empty();
            }
            Operation now = seen.with(event);
            rows.insertEvent(handle, now);
            audit.happened(handle, now, event);
            return Optional.of(now);
        });
    }

    @Override
    public Optional<Operation> find(long id) {
        return database.read(handle -> rows.find(handle, id));
    }

    @Override
    public List<Operation> unfinished() {
        return database.read(rows::unfinished);
    }

    @Override
    public List<Operation> recent(String cluster, int limit) {
        return database.read(handle -> rows.recent(handle, cluster, limit));
    }

    @Override
    public boolean claim(String cluster, long operation) {
        return database.write(handle -> {
            handle.createUpdate("INSERT INTO cluster_lock VALUES (:cluster, :operation) ON CONFLICT DO NOTHING")
                    .bind("cluster", cluster)
                    .bind("operation", operation)
                    .execute();
            return holderId(handle, cluster).filter(id -> id == operation).isPresent();
        });
    }

    @Override
    public void release(String cluster, long operation) {
        database.write(handle -> handle.createUpdate(
                        "DELETE FROM cluster_lock WHERE cluster = :cluster AND operation_id = :operation")
                .bind("cluster", cluster)
                .bind("operation", operation)
                .execute());
    }

    @Override
    public Optional<Operation> holder(String cluster) {
        return database.read(handle -> holderId(handle, cluster).flatMap(id -> rows.find(handle, id)));
    }

    private static Optional<Long> holderId(Handle handle, String cluster) {
        return handle.createQuery("SELECT operation_id FROM cluster_lock WHERE cluster = :cluster")
                .bind("cluster", cluster)
                .mapTo(Long.class)
                .findOne();
    }

    /** As it will be read back. */
    private static Instant toMicros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
