package io.understudy.store;

import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.maintenance.MaintenanceWindow;
import io.understudy.replication.operate.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Times of maintenance, a row each; ended ones stay as a record of what was silent when. */
final class StoredMaintenance implements MaintenanceStore {
    private static final String COLUMNS = "id, cluster, node, owner, channel, reason, began_at, ends_at";

    private final Database database;
    private final StoredJson json;

    StoredMaintenance(Database database, StoredJson json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public MaintenanceWindow begin(MaintenanceWindow window) {
        return database.write(handle -> handle.createQuery("""
                        INSERT INTO maintenance (cluster, node, owner, channel, reason, began_at, ends_at)
                        VALUES (:cluster, :node, :owner, :channel, :reason, :beganAt, :endsAt)
                        RETURNING\s""" + COLUMNS)
                .bind("cluster", window.cluster())
                .bind("node", window.node())
                .bind("owner", json.write(Person.class, window.owner()))
                .bind("channel", window.channel())
                .bind("reason", window.reason())
                .bind("beganAt", Columns.micros(window.beganAt()))
                .bind("endsAt", Columns.micros(window.endsAt()))
                .map((row, context) -> window(row))
                .one());
    }

    @Override
    public List<MaintenanceWindow> open(String cluster) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM maintenance WHERE cluster = :cluster AND ended_at IS NULL ORDER BY id")
                .bind("cluster", cluster)
                .map((row, context) -> window(row))
                .list());
    }

    @Override
    public Optional<MaintenanceWindow> end(long id, Instant at) {
        return database.write(handle -> handle.createQuery(
                        "UPDATE maintenance SET ended_at = :at WHERE id = :id AND ended_at IS NULL RETURNING "
                                + COLUMNS)
                .bind("id", id)
                .bind("at", Columns.micros(at))
                .map((row, context) -> window(row))
                .findOne());
    }

    private MaintenanceWindow window(ResultSet row) throws SQLException {
        return new MaintenanceWindow(
                row.getLong("id"),
                row.getString("cluster"),
                Optional.ofNullable(row.getString("node")),
                json.read(Person.class, row.getString("owner")),
                row.getString("channel"),
                row.getString("reason"),
                Columns.instant(row, "began_at"),
                Columns.instant(row, "ends_at"));
    }
}
