package io.understudy.store;

import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.operate.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What happened in incidents, a row each; only ever added to. */
record StoredTimeline(StoredJson json) {
    int append(Handle handle, TimelineEntry entry) {
        return handle.createUpdate("""
                        INSERT INTO incident_timeline (incident_id, at, kind, person, text)
                        VALUES (:incident, :at, :kind, :person, :text)
                        """)
                .bind("incident", entry.incident())
                .bind("at", Columns.micros(entry.at()))
                .bind("kind", entry.kind().name())
                .bind("person", entry.by().map(person -> json.write(Person.class, person)))
                .bind("text", entry.text())
                .execute();
    }

    List<TimelineEntry> of(Handle handle, long incident) {
        return handle.createQuery("""
                        SELECT incident_id, at, kind, person, text FROM incident_timeline
                        WHERE incident_id = :incident ORDER BY id
                        """)
                .bind("incident", incident)
                .map((row, context) -> entry(row))
                .list();
    }

    private TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getLong("incident_id"),
                Columns.instant(row, "at"),
                Columns.constant(TimelineEntry.Kind.class, row.getString("kind")),
                Optional.ofNullable(row.getString("person")).map(text -> json.read(Person.class, text)),
                row.getString("text"));
    }
}
