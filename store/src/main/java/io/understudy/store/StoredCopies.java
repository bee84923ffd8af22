package io.understudy.store;

import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.CopyBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** Copies of backups on other targets, a row for each. */
final class StoredCopies implements CopyBook {
    private static final String COLUMNS = "backup, cluster, target, state, attempts, at, bytes, detail";

    private final Database database;

    StoredCopies(Database database) {
        this.database = database;
    }

    @Override
    public void put(BackupCopy copy) {
        database.write(handle -> handle.createUpdate("INSERT OR REPLACE INTO backup_copy (" + COLUMNS
                        + ") VALUES (:backup, :cluster, :target, :state, :attempts, :at, :bytes, :detail)")
                .bind("backup", copy.backup())
                .bind("cluster", copy.cluster())
                .bind("target", copy.target())
                .bind("state", copy.state().name())
                .bind("attempts", copy.attempts())
                .bind("at", Columns.micros(copy.at()))
                .bind("bytes", copy.bytes())
                .bind("detail", copy.detail())
                .execute());
    }

    @Override
    public List<BackupCopy> of(String backup) {
        return database.read(handle -> copies(
                handle.createQuery("SELECT " + COLUMNS + " FROM backup_copy WHERE backup = :backup ORDER BY target")
                        .bind("backup", backup)));
    }

    @Override
    public List<BackupCopy> recent(String cluster, int limit) {
        return database.read(handle -> copies(handle.createQuery("SELECT " + COLUMNS
                        + " FROM backup_copy WHERE cluster = :cluster ORDER BY backup DESC, target LIMIT :limit")
                .bind("cluster", cluster)
                .bind("limit", limit)));
    }

    @Override
    public List<BackupCopy> unfinished(String cluster) {
        return database.read(handle -> copies(handle.createQuery("SELECT " + COLUMNS + " FROM backup_copy"
                        + " WHERE cluster = :cluster AND state IN ('PENDING', 'FAILED') ORDER BY backup, target")
                .bind("cluster", cluster)));
    }

    private static List<BackupCopy> copies(Query query) {
        return query.map((row, context) -> copy(row)).list();
    }

    private static BackupCopy copy(ResultSet row) throws SQLException {
        return new BackupCopy(
                row.getString("backup"),
                row.getString("cluster"),
                row.getString("target"),
                Columns.constant(BackupCopy.State.class, row.getString("state")),
                row.getInt("attempts"),
                Columns.instant(row, "at"),
                row.getLong("bytes"),
                row.getString("detail"));
    }
}
