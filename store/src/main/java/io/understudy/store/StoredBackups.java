package io.understudy.store;

import io.understudy.backup.catalogue.Assurance;
import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.catalogue.VerificationLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The catalogue of logical backups. */
final class StoredBackups implements BackupCatalogue {
    private static final String ROWS = """
            SELECT id, cluster, source, directory, started_at, finished_at, state, bytes, databases, detail,
                   level, proven_at, key_id, pinned_by, pinned_at, pin_reason
            FROM backup
            """;

    private final Database database;
    private final StoredJson json;

    StoredBackups(Database database, StoredJson json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void put(Backup backup) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO backup
                            (id, cluster, source, directory, started_at, finished_at, state, bytes, databases, detail,
                             level, proven_at, key_id)
                        VALUES
                            (:id, :cluster, :source, :directory, :startedAt, :finishedAt, :state, :bytes, :databases,
                             :detail, :level, :provenAt, :key)
                        ON CONFLICT (id) DO UPDATE SET
                            source = excluded.source, directory = excluded.directory,
                            started_at = excluded.started_at, finished_at = excluded.finished_at,
                            state = excluded.state, bytes = excluded.bytes, databases = excluded.databases,
                            detail = excluded.detail, key_id = excluded.key_id,
                            proven_at = CASE WHEN level < excluded.level THEN excluded.proven_at ELSE proven_at END,
                            level = max(level, excluded.level)
                        """)
                .bind("id", backup.id())
                .bind("cluster", backup.cluster())
                .bind("source", backup.source())
                .bind("directory", backup.directory())
                .bind("startedAt", Columns.micros(backup.startedAt()))
                .bind("finishedAt", backup.finishedAt().map(Columns::micros))
                .bind("state", backup.state().name())
                .bind("bytes", backup.bytes())
                .bind("databases", json.writeStrings(backup.databases()))
                .bind("detail", backup.detail())
                .bind("level", stored(backup.assurance().level()))
                .bind("provenAt", backup.assurance().provenAt().map(Columns::micros))
                .bind("key", backup.assurance().key())
                .execute());
    }

    @Override
    public Optional<Backup> find(String id) {
        return database.read(handle -> handle.createQuery(ROWS + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> backup(row))
                .findOne());
    }

    @Override
    public void pin(String id, Optional<Pin> pin) {
        database.write(handle -> handle.createUpdate("""
                        UPDATE backup SET pinned_by = :by, pinned_at = :at, pin_reason = :reason WHERE id = :id
                        """)
                .bind("id", id)
                .bind("by", pin.map(Pin::by))
                .bind("at", pin.map(Pin::at).map(Columns::micros))
                .bind("reason", pin.map(Pin::reason))
                .execute());
    }

    @Override
    public void proven(String id, VerificationLevel level, Instant at) {
        database.write(handle -> handle.createUpdate("""
                        UPDATE backup SET level = :level, proven_at = :at WHERE id = :id AND level <= :level
                        """)
                .bind("id", id)
                .bind("level", stored(level))
                .bind("at", Columns.micros(at))
                .execute());
    }

    @Override
    public void disproven(String id, String detail) {
        database.write(handle ->
                handle.createUpdate("""
                        UPDATE backup SET state = 'FAILED', level = '', detail = :detail WHERE id = :id
                        """).bind("id", id).bind("detail", detail).execute());
    }

    @Override
    public List<Backup> recent(String cluster, int limit) {
        return database.read(handle -> handle.createQuery(
                        ROWS + "WHERE cluster = :cluster ORDER BY started_at DESC, id DESC LIMIT :limit")
                .bind("cluster", cluster)
                .bind("limit", limit)
                .map((row, context) -> backup(row))
                .list());
    }

    @Override
    public Optional<Backup> newestVerified(String cluster) {
        return database.read(handle -> handle.createQuery(ROWS
                        + "WHERE cluster = :cluster AND state = 'VERIFIED' ORDER BY started_at DESC, id DESC LIMIT 1")
                .bind("cluster", cluster)
                .map((row, context) -> backup(row))
                .findOne());
    }

    @Override
    public Instant expectedSince(String cluster, Instant now) {
        return database.write(handle -> {
            handle.createUpdate("INSERT OR IGNORE INTO backup_expected (cluster, since) VALUES (:cluster, :now)")
                    .bind("cluster", cluster)
                    .bind("now", Columns.micros(now))
                    .execute();
            return handle.createQuery("SELECT since FROM backup_expected WHERE cluster = :cluster")
                    .bind("cluster", cluster)
                    .map((row, context) -> Columns.instant(row, "since"))
                    .one();
        });
    }

    @Override
    public List<Backup> running() {
        return database.read(handle -> handle.createQuery(ROWS + "WHERE state = 'RUNNING' ORDER BY started_at, id")
                .map((row, context) -> backup(row))
                .list());
    }

    private Backup backup(ResultSet row) throws SQLException {
        return new Backup(
                row.getString("id"),
                row.getString("cluster"),
                row.getString("source"),
                row.getString("directory"),
                Columns.instant(row, "started_at"),
                Columns.optionalInstant(row, "finished_at"),
                Columns.constant(Backup.State.class, row.getString("state")),
                row.getLong("bytes"),
                json.readStrings(row.getString("databases")),
                row.getString("detail"),
                assurance(row));
    }

    private static Assurance assurance(ResultSet row) throws SQLException {
        Optional<Pin> pin = row.getString("pinned_by") == null
                ? Optional.empty()
                : Optional.of(new Pin(
                        row.getString("pinned_by"), Columns.instant(row, "pinned_at"), row.getString("pin_reason")));
        return new Assurance(
                level(row.getString("level")),
                Columns.optionalInstant(row, "proven_at"),
                Optional.ofNullable(row.getString("key_id")),
                pin);
    }

    /** Levels are compared in SQL as texts: nothing comes before L0. */
    private static String stored(VerificationLevel level) {
        return level == VerificationLevel.NONE ? "" : level.name();
    }

    private static VerificationLevel level(String stored) {
        return stored.isEmpty() ? VerificationLevel.NONE : Columns.constant(VerificationLevel.class, stored);
    }
}
