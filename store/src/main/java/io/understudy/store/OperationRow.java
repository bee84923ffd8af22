package io.understudy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** An operation as it stands in the columns: everything that its seal covers. */
record OperationRow(
        long id,
        String plan,
        String requester,
        String channel,
        long proposedAt,
        long expiresAt,
        Optional<Long> notBefore) {
    static OperationRow of(ResultSet row) throws SQLException {
        return new OperationRow(
                row.getLong("id"),
                row.getString("plan"),
                row.getString("requester"),
                row.getString("channel"),
                row.getLong("proposed_at"),
                row.getLong("expires_at"),
                Optional.ofNullable(row.getObject("not_before")).map(micros -> ((Number) micros).longValue()));
    }

    void insert(Handle handle, String cluster, Seal seal) {
        handle.createUpdate("""
                        INSERT INTO operation
                            (id, cluster, plan, requester, channel, proposed_at, expires_at, not_before, seal)
                        VALUES
                            (:id, :cluster, :plan, :requester, :channel, :proposedAt, :expiresAt, :notBefore, :seal)
                        """)
                .bind("id", id)
                .bind("cluster", cluster)
                .bind("plan", plan)
                .bind("requester", requester)
                .bind("channel", channel)
                .bind("proposedAt", proposedAt)
                .bind("expiresAt", expiresAt)
                .bind("notBefore", notBefore)
                .bind("seal", sealedBy(seal))
                .execute();
    }

    /** What begins at once is sealed without a time, as rows from before there were times. */
    String sealedBy(Seal seal) {
        List<String> covered = new ArrayList<>(List.of(
                "operation",
                Long.toString(id),
                plan,
                requester,
                channel,
                Long.toString(proposedAt),
                Long.toString(expiresAt)));
        notBefore.map(micros -> Long.toString(micros)).ifPresent(covered::add);
        return seal.of(covered.toArray(String[]::new));
    }
}
