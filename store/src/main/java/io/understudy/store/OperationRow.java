package io.understudy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** An operation as it stands in the columns: everything that its seal covers. */
record OperationRow(long id, String plan, String requester, String channel, long proposedAt, long expiresAt) {
    static OperationRow of(ResultSet row) throws SQLException {
        return new OperationRow(
                row.getLong("id"),
                row.getString("plan"),
                row.getString("requester"),
                row.getString("channel"),
                row.getLong("proposed_at"),
                row.getLong("expires_at"));
    }

    void insert(Handle handle, String cluster, Seal seal) {
        handle.createUpdate("""
                        INSERT INTO operation (id, cluster, plan, requester, channel, proposed_at, expires_at, seal)
                        VALUES (:id, :cluster, :plan, :requester, :channel, :proposedAt, :expiresAt, :seal)
                        """)
                .bind("id", id)
                .bind("cluster", cluster)
                .bind("plan", plan)
                .bind("requester", requester)
                .bind("channel", channel)
                .bind("proposedAt", proposedAt)
                .bind("expiresAt", expiresAt)
                .bind("seal", sealedBy(seal))
                .execute();
    }

    String sealedBy(Seal seal) {
        return seal.of(
                "operation",
                Long.toString(id),
                plan,
                requester,
                channel,
                Long.toString(proposedAt),
                Long.toString(expiresAt));
    }
}
