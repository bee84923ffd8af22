package io.understudy.store;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.DrillBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Rehearsed failovers, a row for each. */
final class StoredDrills implements DrillBook {
    private static final String COLUMNS = "cluster, source, started_at, finished_at, state, bytes, copy_micros,"
            + " start_micros, promotion_micros, detail";
    private static final String ROWS = "SELECT " + COLUMNS + " FROM drill ";

    private final Database database;

    StoredDrills(Database database) {
        this.database = database;
    }

    @Override
    public void put(Drill drill) {
        database.write(handle -> handle.createUpdate("INSERT OR REPLACE INTO drill (" + COLUMNS
                        + ") VALUES (:cluster, :source, :startedAt, :finishedAt, :state, :bytes, :copy, :start,"
                        + " :promotion, :detail)")
                .bind("cluster", drill.cluster())
                .bind("source", drill.source())
                .bind("startedAt", Columns.micros(drill.startedAt()))
                .bind("finishedAt", drill.finishedAt().map(Columns::micros))
                .bind("state", drill.state().name())
                .bind("bytes", drill.bytes())
                .bind("copy", Columns.micros(drill.copy()))
                .bind("start", Columns.micros(drill.start()))
                .bind("promotion", Columns.micros(drill.promotion()))
                .bind("detail", drill.detail())
                .execute());
    }

    @Override
    public List<Drill> recent(String cluster, int limit) {
        return database.read(handle ->
                drills(handle.createQuery(ROWS + "WHERE cluster = :cluster ORDER BY started_at DESC LIMIT :limit")
                        .bind("cluster", cluster)
                        .bind("limit", limit)));
    }

    @Override
    public Optional<Drill> newestPassed(String cluster) {
        return database
                .read(handle -> drills(handle.createQuery(
                                ROWS + "WHERE cluster = :cluster AND state = 'PASSED' ORDER BY started_at DESC LIMIT 1")
                        .bind("cluster", cluster)))
                .stream()
                .findFirst();
    }

    @Override
    public List<Drill> running() {
        return database.read(
                handle -> drills(handle.createQuery(ROWS + "WHERE state = 'RUNNING' ORDER BY started_at, cluster")));
    }

    private static List<Drill> drills(Query query) {
        return query.map((row, context) -> drill(row)).list();
    }

    private static Drill drill(ResultSet row) throws SQLException {
        return new Drill(
                row.getString("cluster"),
                row.getString("source"),
                Columns.instant(row, "started_at"),
                Columns.optionalInstant(row, "finished_at"),
                Columns.constant(Drill.State.class, row.getString("state")),
                row.getLong("bytes"),
                Columns.duration(row, "copy_micros"),
                Columns.duration(row, "start_micros"),
                Columns.duration(row, "promotion_micros"),
                row.getString("detail"));
    }
}
