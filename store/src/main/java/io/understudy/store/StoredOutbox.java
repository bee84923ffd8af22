package io.understudy.store;

import io.understudy.commands.outbox.Outbox;
import io.understudy.commands.outbox.Parcel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Parcels, a row each; those that are done stay, so that none is sent twice under two ids. */
final class StoredOutbox implements Outbox {
    private static final String ROWS =
            "SELECT id, cluster, body, created_at, attempts, next_at, state, error FROM outbox ";

    private final Database database;

    StoredOutbox(Database database) {
        this.database = database;
    }

    @Override
    public void add(Parcel parcel) {
        database.write(handle -> bound(handle, parcel, """
                        INSERT OR IGNORE INTO outbox (id, cluster, body, created_at, attempts, next_at, state, error)
                        VALUES (:id, :cluster, :body, :createdAt, :attempts, :nextAt, :state, :error)
                        """));
    }

    @Override
    public void update(Parcel parcel) {
        database.write(handle -> bound(
                handle,
                parcel,
                "UPDATE outbox SET attempts = :attempts, next_at = :nextAt, state = :state, error = :error"
                        + " WHERE id = :id"));
    }

    @Override
    public List<Parcel> waiting() {
        return database.read(handle -> handle.createQuery(ROWS + "WHERE state = 'WAITING' ORDER BY rowid")
                .map((row, context) -> parcel(row))
                .list());
    }

    @Override
    public Optional<Parcel> find(String id) {
        return database.read(handle -> handle.createQuery(ROWS + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> parcel(row))
                .findOne());
    }

    private static int bound(Handle handle, Parcel parcel, String sql) {
        return handle.createUpdate(sql)
                .bindMethods(parcel)
                .bind("createdAt", Columns.micros(parcel.createdAt()))
                .bind("nextAt", Columns.micros(parcel.nextAt()))
                .bind("state", parcel.state().name())
                .execute();
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                row.getString("id"),
                row.getString("cluster"),
                row.getString("body"),
                Columns.instant(row, "created_at"),
                row.getInt("attempts"),
                Columns.instant(row, "next_at"),
                Columns.constant(Parcel.State.class, row.getString("state")),
                row.getString("error"));
    }
}
