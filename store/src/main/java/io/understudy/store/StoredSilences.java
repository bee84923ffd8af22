package io.understudy.store;

import io.understudy.replication.incident.KeySilence;
import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.List;

/** Silences of incidents' keys, at most one each. */
record StoredSilences(Database database, StoredJson json) {
    void keep(KeySilence silence) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO incident_silence (cluster, key, person, until)
                        VALUES (:cluster, :key, :person, :until)
                        ON CONFLICT (cluster, key) DO UPDATE SET person = excluded.person, until = excluded.until
                        """)
                .bind("cluster", silence.cluster())
                .bind("key", silence.key())
                .bind("person", json.write(Person.class, silence.by()))
                .bind("until", Columns.micros(silence.until()))
                .execute());
    }

    List<KeySilence> lasting(String cluster, Instant now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT cluster, key, person, until FROM incident_silence
                        WHERE cluster = :cluster AND until > :now ORDER BY key
                        """)
                .bind("cluster", cluster)
                .bind("now", Columns.micros(now))
                .map((row, context) -> new KeySilence(
                        row.getString("cluster"),
                        row.getString("key"),
                        json.read(Person.class, row.getString("person")),
                        Columns.instant(row, "until")))
                .list());
    }
}
