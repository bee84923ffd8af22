package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A mark in the WAL that needs no table, and where standbys stand. Every role may write one.
 *
 * @see <a href="https://www.postgresql.org/docs/15/functions-admin.html">pg_logical_emit_message</a>
 */
public final class MarkSql {
    private final OperatorConnections operator;
    private final NodeConnections watcher;

    /** The operator writes, the watcher looks over its kept connections. */
    public MarkSql(NodeConnections operator, NodeConnections watcher) {
        this.operator = new OperatorConnections(operator);
        this.watcher = watcher;
    }

    /** A mark: {@code at} is the end of its record, {@code sentAt} the bot's clock right before it was sent. */
    public record Mark(Lsn at, Instant sentAt) {}

    /** How far a standby has received by streaming, and replayed. */
    public record Reached(Optional<Lsn> received, Optional<Lsn> replayed) {}

    /** Commits a mark, flushed on the primary and without waiting for synchronous standbys: those are what is asked about. */
    public Mark write(String primary, InstantSource clock) {
        return operator.ask(primary, "to write a mark", connection -> {
            connection.setAutoCommit(false);
            OperatorConnections.oneRow(
                    connection,
                    "SELECT pg_catalog.set_config('synchronous_commit', 'local', true)",
                    row -> row.getString(1));
            Instant sent = clock.instant();
            Lsn at = OperatorConnections.oneRow(
                    connection,
                    "SELECT pg_catalog.pg_logical_emit_message(true, 'understudy', 'mark') AS at",
                    row -> Columns.present(Columns.lsn(row, "at"), "the position of the mark"));
            connection.commit();
            return new Mark(at, sent);
        });
    }

    /**
     * Where a standby stands now.
     *
     * @throws SqlFailure if it does not answer
     */
    public Reached reached(String standby) {
        try {
            return watcher.ask(
                    standby,
                    connection -> OperatorConnections.oneRow(
                            connection,
                            "SELECT pg_catalog.pg_last_wal_receive_lsn() AS received,"
                                    + " pg_catalog.pg_last_wal_replay_lsn() AS replayed",
                            row -> new Reached(Columns.lsn(row, "received"), Columns.lsn(row, "replayed"))));
        } catch (SQLException failure) {
            throw new SqlFailure(standby, "its WAL positions", failure);
        }
    }
}
