package io.understudy.store;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Incidents; the database itself allows one open per cluster and key. */
final class StoredIncidents implements IncidentStore {
    private static final String COLUMNS =
            "id, cluster, key, severity, sentence, do_first, opened_at, last_seen_at, closed_at";

    private final Database database;

    StoredIncidents(Database database) {
        this.database = database;
    }

    @Override
    public Incident open(Diagnosis diagnosis, Instant at) {
        return database.write(handle -> handle.createQuery("""
                        INSERT INTO incident (cluster, key, severity, sentence, do_first, opened_at, last_seen_at)
                        VALUES (:cluster, :key, :severity, :sentence, :doFirst, :at, :at)
                        ON CONFLICT (cluster, key) WHERE closed_at IS NULL DO UPDATE
                        SET severity = excluded.severity, sentence = excluded.sentence,
                            do_first = excluded.do_first, last_seen_at = excluded.last_seen_at
                        RETURNING\s""" + COLUMNS)
                .bind("cluster", diagnosis.cluster())
                .bind("key", diagnosis.key())
                .bind("severity", diagnosis.severity().name())
                .bind("sentence", diagnosis.sentence())
                .bind("doFirst", diagnosis.doFirst())
                .bind("at", Columns.micros(at))
                .map((row, context) -> incident(row))
                .one());
    }

    @Override
    public Optional<Incident> close(long id, Instant at) {
        return database.write(handle -> handle.createQuery(
                        "UPDATE incident SET closed_at = :at WHERE id = :id AND closed_at IS NULL RETURNING " + COLUMNS)
                .bind("id", id)
                .bind("at", Columns.micros(at))
                .map((row, context) -> incident(row))
                .findOne());
    }

    @Override
    public List<Incident> open(String cluster) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM incident WHERE cluster = :cluster AND closed_at IS NULL ORDER BY id")
                .bind("cluster", cluster)
                .map((row, context) -> incident(row))
                .list());
    }

    @Override
    public List<Incident> recent(String cluster, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM incident WHERE cluster = :cluster ORDER BY id DESC LIMIT :limit")
                .bind("cluster", cluster)
                .bind("limit", limit)
                .map((row, context) -> incident(row))
                .list());
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getString("cluster"),
                row.getString("key"),
                Columns.constant(Severity.class, row.getString("severity")),
                row.getString("sentence"),
                row.getString("do_first"),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "last_seen_at"),
                Columns.optionalInstant(row, "closed_at"));
    }
}
