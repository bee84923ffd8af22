package io.understudy.store;

import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.KeySilence;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Incidents; the database itself allows one open per cluster and key. */
final class StoredIncidents implements IncidentStore {
    private static final String SELECT = "SELECT " + IncidentRows.COLUMNS + " FROM incident ";

    private final Database database;
    private final IncidentRows rows;
    private final StoredTimeline timeline;
    private final StoredSilences silences;

    StoredIncidents(Database database, StoredJson json) {
        this.database = database;
        rows = new IncidentRows(json);
        timeline = new StoredTimeline(json);
        silences = new StoredSilences(database, json);
    }

    @Override
    public Incident open(Trouble trouble, Instant at) {
        return database.write(handle -> {
            rows.bind(handle.createUpdate("""
                            INSERT INTO incident (cluster, key, alert, severity, sentence, do_first, signs,
                                opened_at, last_seen_at)
                            VALUES (:cluster, :key, :alert, :severity, :sentence, :doFirst, :signs, :at, :at)
                            ON CONFLICT (cluster, key) WHERE closed_at IS NULL DO NOTHING
                            """), trouble)
                    .bind("at", Columns.micros(at))
                    .execute();
            return handle.createQuery(SELECT + "WHERE cluster = :cluster AND key = :key AND closed_at IS NULL")
                    .bind("cluster", trouble.cluster())
                    .bind("key", trouble.key())
                    .map(rows)
                    .one();
        });
    }

    @Override
    public void saw(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    UPDATE incident SET alert = :alert, severity = :severity, sentence = :sentence,
                        do_first = :doFirst, signs = :signs, last_seen_at = :lastSeenAt, sightings = :sightings
                    WHERE id = :id AND closed_at IS NULL
                    """);
            incidents.forEach(one -> rows.bindSeen(batch, one).add());
            return batch.execute();
        });
    }

    @Override
    public Optional<Incident> attend(Incident asRead, Attention next, TimelineEntry entry) {
        return database.write(handle -> told(
                handle,
                handle.createQuery("""
                                UPDATE incident SET attention = :next
                                WHERE id = :id AND attention = :asRead AND closed_at IS NULL
                                RETURNING\s""" + IncidentRows.COLUMNS)
                        .bind("id", asRead.id())
                        .bind("asRead", rows.text(asRead.attention()))
                        .bind("next", rows.text(next))
                        .map(rows)
                        .findOne(),
                entry));
    }

    @Override
    public Optional<Incident> close(long id, Attention last, TimelineEntry entry) {
        return database.write(handle -> told(
                handle,
                handle.createQuery("""
                                UPDATE incident SET closed_at = :at, attention = :last
                                WHERE id = :id AND closed_at IS NULL RETURNING\s""" + IncidentRows.COLUMNS)
                        .bind("id", id)
                        .bind("at", Columns.micros(entry.at()))
                        .bind("last", rows.text(last))
                        .map(rows)
                        .findOne(),
                entry));
    }

    @Override
    public Optional<Incident> reopen(long id, TimelineEntry entry) {
        return database.write(handle -> told(
                handle,
                handle.createQuery("""
                                UPDATE incident SET closed_at = NULL, attention = :fresh
                                WHERE id = :id AND closed_at IS NOT NULL AND NOT EXISTS (
                                    SELECT 1 FROM incident other WHERE other.closed_at IS NULL
                                        AND other.cluster = incident.cluster AND other.key = incident.key)
                                RETURNING\s""" + IncidentRows.COLUMNS)
                        .bind("id", id)
                        .bind("fresh", rows.text(Attention.NONE.reminded(entry.at())))
                        .map(rows)
                        .findOne(),
                entry));
    }

    private Optional<Incident> told(Handle handle, Optional<Incident> changed, TimelineEntry entry) {
        changed.ifPresent(one -> timeline.append(handle, entry));
        return changed;
    }

    @Override
    public void append(TimelineEntry entry) {
        database.write(handle -> timeline.append(handle, entry));
    }

    @Override
    public List<TimelineEntry> timeline(long id) {
        return database.read(handle -> timeline.of(handle, id));
    }

    @Override
    public Optional<Incident> byId(long id) {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(rows)
                .findOne());
    }

    @Override
    public List<Incident> open(String cluster) {
        return database.read(
                handle -> handle.createQuery(SELECT + "WHERE cluster = :cluster AND closed_at IS NULL ORDER BY id")
                        .bind("cluster", cluster)
                        .map(rows)
                        .list());
    }

    @Override
    public List<Incident> recent(String cluster, int limit) {
        return database.read(
                handle -> handle.createQuery(SELECT + "WHERE cluster = :cluster ORDER BY id DESC LIMIT :limit")
                        .bind("cluster", cluster)
                        .bind("limit", limit)
                        .map(rows)
                        .list());
    }

    @Override
    public List<Incident> openEverywhere() {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE closed_at IS NULL ORDER BY id")
                .map(rows)
                .list());
    }

    @Override
    public void silence(KeySilence silence) {
        silences.keep(silence);
    }

    @Override
    public List<KeySilence> silences(String cluster, Instant now) {
        return silences.lasting(cluster, now);
    }
}
