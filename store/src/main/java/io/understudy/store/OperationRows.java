package io.understudy.store;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of operations and their events. Each carries a seal, checked at every reading: SQLite notices damage to its own
 * structure, but not a flipped bit or an edit inside a plan that somebody approved.
 */
final class OperationRows {
    private static final Logger log = LoggerFactory.getLogger(OperationRows.class);
    private static final String COLUMNS =
            "SELECT id, plan, requester, channel, proposed_at, expires_at, not_before, seal FROM operation ";

    private final StoreSettings settings;
    private final StoredJson json;
    private final Seal seal;

    OperationRows(StoreSettings settings, StoredJson json, Seal seal) {
        this.settings = settings;
        this.json = json;
        this.seal = seal;
    }

    long nextId(Handle handle) {
        return handle.createQuery("SELECT coalesce(max(id), 0) + 1 FROM operation")
                .mapTo(Long.class)
                .one();
    }

    void insert(Handle handle, Operation operation) {
        OperationRow row = new OperationRow(
                operation.id(),
                json.write(Plan.class, operation.plan()),
                json.write(Person.class, operation.requester()),
                operation.channel(),
                Columns.micros(operation.proposedAt()),
                Columns.micros(operation.expiresAt()),
                operation.notBefore().map(Columns::micros));
        row.insert(handle, operation.cluster(), seal);
    }

    /** Stores the operation's newest event. */
    void insertEvent(Handle handle, Operation operation) {
        int seq = operation.events().size();
        OperationEvent event = operation.events().get(seq - 1);
        String text = json.write(OperationEvent.class, event);
        handle.createUpdate("INSERT INTO operation_event VALUES (:operation, :seq, :at, :event, :seal)")
                .bind("operation", operation.id())
                .bind("seq", seq)
                .bind("at", Columns.micros(event.at()))
                .bind("event", text)
                .bind("seal", eventSeal(operation.id(), seq, text))
                .execute();
        handle.createUpdate("UPDATE operation SET ended = :ended WHERE id = :id")
                .bind("ended", operation.state().ended())
                .bind("id", operation.id())
                .execute();
    }

    int events(Handle handle, long operation) {
        return handle.createQuery("SELECT count(*) FROM operation_event WHERE operation_id = :id")
                .bind("id", operation)
                .mapTo(Integer.class)
                .one();
    }

    Optional<Operation> find(Handle handle, long id) {
        return handle.createQuery(COLUMNS + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(handle, row))
                .findOne();
    }

    List<Operation> unfinished(Handle handle) {
        return known(handle, handle.createQuery(COLUMNS + "WHERE ended = 0 ORDER BY id"));
    }

    List<Operation> recent(Handle handle, String cluster, int limit) {
        return known(
                handle,
                handle.createQuery(COLUMNS + "WHERE cluster = :cluster ORDER BY id DESC LIMIT :limit")
                        .bind("cluster", cluster)
                        .bind("limit", limit));
    }

    /** Leaves alone what another version wrote: it is not resumed, and keeps its cluster's lock. */
    private List<Operation> known(Handle handle, Query query) {
        return query.map((row, context) -> readIfKnown(handle, row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Operation> readIfKnown(Handle handle, ResultSet row) throws SQLException {
        try {
            return Optional.of(read(handle, row));
        } catch (UnknownKind e) {
            log.warn("Request {} is left alone: {}", row.getLong("id"), e.getMessage());
            return Optional.empty();
        }
    }

    private Operation read(Handle handle, ResultSet row) throws SQLException {
        OperationRow operation = OperationRow.of(row);
        require(operation.sealedBy(seal), row.getString("seal"), "request " + operation.id());
        return new Operation(
                operation.id(),
                json.read(Plan.class, operation.plan()),
                json.read(Person.class, operation.requester()),
                operation.channel(),
                Columns.instant(operation.proposedAt()),
                Columns.instant(operation.expiresAt()),
                operation.notBefore().map(Columns::instant),
                eventsOf(handle, operation.id()));
    }

    private List<OperationEvent> eventsOf(Handle handle, long operation) {
        return handle.createQuery("SELECT seq, event, seal FROM operation_event WHERE operation_id = :id ORDER BY seq")
                .bind("id", operation)
                .map((row, context) -> event(operation, row))
                .list();
    }

    private OperationEvent event(long operation, ResultSet row) throws SQLException {
        int seq = row.getInt("seq");
        String text = row.getString("event");
        require(eventSeal(operation, seq, text), row.getString("seal"), "event " + seq + " of request " + operation);
        return json.read(OperationEvent.class, text);
    }

    private String eventSeal(long operation, int seq, String event) {
        return seal.of("event", Long.toString(operation), Integer.toString(seq), event);
    }

    private void require(String wanted, String found, String what) {
        if (!Seal.same(wanted, found)) {
            throw Recovery.damaged(settings, what + " is not as the bot wrote it, or the key is another one", null);
        }
    }
}
