package io.understudy.store;

import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.RestoreTestBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Restore tests, a row for each. */
final class StoredRestoreTests implements RestoreTestBook {
    private static final String COLUMNS =
            "cluster, backup, started_at, finished_at, state, restore_micros, tables, rows," + " sampled_rows, detail";
    private static final String ROWS = "SELECT " + COLUMNS + " FROM restore_test ";

    private final Database database;

    StoredRestoreTests(Database database) {
        this.database = database;
    }

    @Override
    public void put(RestoreTest test) {
        database.write(handle -> handle.createUpdate("INSERT OR REPLACE INTO restore_test (" + COLUMNS
                        + ") VALUES (:cluster, :backup, :startedAt, :finishedAt, :state, :restore, :tables, :rows,"
                        + " :sampledRows, :detail)")
                .bind("cluster", test.cluster())
                .bind("backup", test.backup())
                .bind("startedAt", Columns.micros(test.startedAt()))
                .bind("finishedAt", test.finishedAt().map(Columns::micros))
                .bind("state", test.state().name())
                .bind("restore", Columns.micros(test.restore()))
                .bind("tables", test.tables())
                .bind("rows", test.rows())
                .bind("sampledRows", test.sampledRows())
                .bind("detail", test.detail())
                .execute());
    }

    @Override
    public List<RestoreTest> recent(String cluster, int limit) {
        return database.read(handle ->
                tests(handle.createQuery(ROWS + "WHERE cluster = :cluster ORDER BY started_at DESC LIMIT :limit")
                        .bind("cluster", cluster)
                        .bind("limit", limit)));
    }

    @Override
    public Optional<RestoreTest> newestPassed(String cluster) {
        return database
                .read(handle -> tests(handle.createQuery(
                                ROWS + "WHERE cluster = :cluster AND state = 'PASSED' ORDER BY started_at DESC LIMIT 1")
                        .bind("cluster", cluster)))
                .stream()
                .findFirst();
    }

    @Override
    public List<RestoreTest> running() {
        return database.read(
                handle -> tests(handle.createQuery(ROWS + "WHERE state = 'RUNNING' ORDER BY started_at, cluster")));
    }

    private static List<RestoreTest> tests(Query query) {
        return query.map((row, context) -> test(row)).list();
    }

    private static RestoreTest test(ResultSet row) throws SQLException {
        return new RestoreTest(
                row.getString("cluster"),
                row.getString("backup"),
                Columns.instant(row, "started_at"),
                Columns.optionalInstant(row, "finished_at"),
                Columns.constant(RestoreTest.State.class, row.getString("state")),
                Columns.duration(row, "restore_micros"),
                row.getInt("tables"),
                row.getLong("rows"),
                row.getLong("sampled_rows"),
                row.getString("detail"));
    }
}
