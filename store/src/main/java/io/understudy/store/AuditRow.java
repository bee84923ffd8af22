package io.understudy.store;

import io.understudy.replication.operate.Person;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** One row of the audit. */
record AuditRow(long seq, long atMicros, Person who, String what, String detail, String hash) {
    AuditRow withHash(String newHash) {
        return new AuditRow(seq, atMicros, who, what, detail, newHash);
    }

    static void insert(Handle handle, AuditRow row) {
        handle.createUpdate("""
                        INSERT INTO audit (seq, at, platform, person_id, person_name, what, detail, hash)
                        VALUES (:seq, :at, :platform, :id, :name, :what, :detail, :hash)
                        """)
                .bind("seq", row.seq)
                .bind("at", row.atMicros)
                .bind("platform", row.who.platform())
                .bind("id", row.who.id())
                .bind("name", row.who.name())
                .bind("what", row.what)
                .bind("detail", row.detail)
                .bind("hash", row.hash)
                .execute();
    }

    static List<AuditRow> after(Handle handle, long seq, int limit) {
        return handle.createQuery("""
                        SELECT seq, at, platform, person_id, person_name, what, detail, hash
                        FROM audit WHERE seq > :seq ORDER BY seq LIMIT :limit
                        """)
                .bind("seq", seq)
                .bind("limit", limit)
                .map((row, context) -> new AuditRow(
                        row.getLong("seq"),
                        row.getLong("at"),
                        new Person(row.getString("platform"), row.getString("person_id"), row.getString("person_name")),
                        row.getString("what"),
                        row.getString("detail"),
                        row.getString("hash")))
                .list();
    }
}
