package io.understudy.store;

import io.understudy.backup.Backup;
import io.understudy.backup.BackupCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The catalogue of logical backups. */
final class StoredBackups implements BackupCatalogue {
    private static final String ROWS =
            "SELECT id, cluster, source, directory, started_at, finished_at, state, bytes, databases, detail FROM backup ";

    private final Database database;
    private final StoredJson json;

    StoredBackups(Database database, StoredJson json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void put(Backup backup) {
        database.write(handle -> handle.createUpdate("""
                        INSERT OR REPLACE INTO backup
                            (id, cluster, source, directory, started_at, finished_at, state, bytes, databases, detail)
                        VALUES
                            (:id, :cluster, :source, :directory, :startedAt, :finishedAt, :state, :bytes, :databases, :detail)
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
                .execute());
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
                row.getString("detail"));
    }
}
