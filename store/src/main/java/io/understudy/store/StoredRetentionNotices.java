package io.understudy.store;

import io.understudy.backup.catalogue.RetentionNotices;
import java.time.Instant;
import java.util.Optional;

/** What people were told of retention, one row for each cluster. */
final class StoredRetentionNotices implements RetentionNotices {
    private final Database database;

    StoredRetentionNotices(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> given(String cluster, String rule) {
        return database.read(handle -> handle.createQuery(
                        "SELECT at FROM retention_notice WHERE cluster = :cluster AND rule = :rule")
                .bind("cluster", cluster)
                .bind("rule", rule)
                .map((row, context) -> Columns.instant(row, "at"))
                .findOne());
    }

    @Override
    public void give(String cluster, String rule, Instant at) {
        database.write(handle -> handle.createUpdate(
                        "INSERT OR REPLACE INTO retention_notice (cluster, rule, at) VALUES (:cluster, :rule, :at)")
                .bind("cluster", cluster)
                .bind("rule", rule)
                .bind("at", Columns.micros(at))
                .execute());
    }
}
