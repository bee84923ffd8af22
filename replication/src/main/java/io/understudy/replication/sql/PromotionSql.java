package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Promotion, checkpoint, and the proof that a server takes writes. */
public final class PromotionSql {
    /**
     * A message in the WAL is the smallest write that needs no table: it is flushed, and waits for synchronous
     * standbys, like any other.
     */
    private static final String WRITE = """
            SELECT pg_catalog.pg_is_in_recovery() AS in_recovery,
                   pg_catalog.current_setting('transaction_read_only') = 'on' AS read_only,
                   CASE WHEN NOT pg_catalog.pg_is_in_recovery()
                         AND pg_catalog.current_setting('transaction_read_only') = 'off'
                        THEN pg_catalog.pg_logical_emit_message(true, 'understudy', 'write probe')
                   END AS written_at,
                   CASE WHEN NOT pg_catalog.pg_is_in_recovery()
                         AND pg_catalog.current_setting('transaction_read_only') = 'off'
                        THEN %s
                   END AS transaction_id""";

    private static final String IDLE = """
            SELECT CASE WHEN pg_catalog.pg_is_wal_replay_paused() THEN false
                        ELSE pg_catalog.pg_wal_replay_resume()::pg_catalog.text IS NOT NULL
                   END AS idle""";

    private static final String OBJECT_NOT_IN_PREREQUISITE_STATE = "55000";

    private final OperatorConnections connections;

    PromotionSql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** Whether a server takes writes: one was tried. */
    public sealed interface WriteProof {
        /** A transaction with a WAL record of its own was committed and acknowledged. */
        record Committed(long transactionId, Lsn at) implements WriteProof {}

        /** The server refuses writes, and says so. */
        record ReadOnly(String why) implements WriteProof {}
    }

    /**
     * Asks for the promotion and does not wait for it. A standby whose replay is paused replays all received WAL first;
     * one that was paused by a parameter shuts down: judge before. Whether it happened is told by its role alone.
     *
     * @return whether the request was taken
     */
    public boolean promote(String node) {
        return connections.askForAnswerSoon(
                node,
                "to promote it",
                connection -> OperatorConnections.oneRow(
                        connection, "SELECT pg_catalog.pg_promote(false)", row -> row.getBoolean(1)));
    }

    /**
     * Whether it is proven that no promotion is under way: the server refuses to resume its replay while one is. That is
     * asked only where nothing is paused, so that nothing is resumed. Before 13 it cannot be proven.
     *
     * <p>A request that the server has not seen yet lies in its data directory as the file {@code promote}: look there
     * first.
     */
    public boolean isProvenIdle(String node) {
        return connections.askForAnswerSoon(node, "to know whether it promotes itself", connection -> {
            if (connection.getMetaData().getDatabaseMajorVersion() < 13) {
                return false;
            }
            try {
                return OperatorConnections.oneRow(connection, IDLE, row -> row.getBoolean("idle"));
            } catch (SQLException failure) {
                if (OBJECT_NOT_IN_PREREQUISITE_STATE.equals(failure.getSQLState())) {
                    return false;
                }
                throw failure;
            }
        });
    }

    /** Runs an immediate checkpoint, and returns when it is done. On a standby it is a restart point. */
    public void checkpoint(String node) {
        connections.change(node, "a checkpoint", "CHECKPOINT");
    }

    /** Commits one small transaction that touches no table, with the settings that a client's session would have. */
    public WriteProof writeProbe(String node) {
        return connections.askAsNewcomer(node, "to commit a write", connection -> {
            String transactionId = connection.getMetaData().getDatabaseMajorVersion() >= 13
                    ? "pg_catalog.pg_current_xact_id()::pg_catalog.text"
                    : "pg_catalog.txid_current()::pg_catalog.text";
            return OperatorConnections.oneRow(connection, WRITE.formatted(transactionId), PromotionSql::proof);
        });
    }

    private static WriteProof proof(ResultSet row) throws SQLException {
        if (row.getBoolean("in_recovery")) {
            return new WriteProof.ReadOnly("it is in recovery");
        }
        if (row.getBoolean("read_only")) {
            return new WriteProof.ReadOnly("default_transaction_read_only is on");
        }
        return new WriteProof.Committed(
                Long.parseLong(row.getString("transaction_id")),
                Columns.present(Columns.lsn(row, "written_at"), "the position of the written record"));
    }
}
