package io.understudy.replication.sql;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import java.util.Optional;

/** Where a server stands. Source: PostgreSQL manual, "Recovery Information Functions". */
public final class PositionSql {
    private final OperatorConnections connections;

    PositionSql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** Whether the server is in recovery, that is, a standby. */
    public boolean isInRecovery(String node) {
        return connections.askForAnswerSoon(
                node,
                "to know its role",
                connection -> OperatorConnections.oneRow(
                        connection, "SELECT pg_catalog.pg_is_in_recovery()", row -> row.getBoolean(1)));
    }

    /** The end of the WAL that a primary has flushed. A standby refuses the question. */
    public Lsn current(String node) {
        return position(node, "its current WAL position", "SELECT pg_catalog.pg_current_wal_flush_lsn() AS at")
                .orElse(Lsn.NONE);
    }

    /** How far a standby has replayed; after a promotion, how far it had. Empty on a server that never was one. */
    public Optional<Lsn> replayed(String node) {
        return position(node, "its replay position", "SELECT pg_catalog.pg_last_wal_replay_lsn() AS at");
    }

    /** How far a standby has received by streaming; after a restart, below what it has. */
    public Optional<Lsn> received(String node) {
        return position(node, "its receive position", "SELECT pg_catalog.pg_last_wal_receive_lsn() AS at");
    }

    /** The timeline of the control file: after a promotion old until the first checkpoint. */
    public int controlTimeline(String node) {
        return connections.askForAnswerSoon(
                node,
                "to know its control file's timeline",
                connection -> OperatorConnections.oneRow(
                        connection,
                        "SELECT timeline_id FROM pg_catalog.pg_control_checkpoint()",
                        row -> row.getInt(1)));
    }

    /** The timeline that a primary writes on now. A standby refuses the question. */
    public int runningTimeline(String node) {
        return connections.askForAnswerSoon(
                node,
                "to know its running timeline",
                connection -> OperatorConnections.oneRow(
                        connection,
                        "SELECT pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn())",
                        row -> Integer.parseInt(row.getString(1).substring(0, 8), 16)));
    }

    /** The lineage of a timeline that the server knows, asked in the replication protocol. */
    public TimelineHistory history(String node, int timeline) {
        return connections.askReplication(
                node, "the history of timeline " + timeline, connection -> HistoryQuestion.of(connection, timeline));
    }

    private Optional<Lsn> position(String node, String wanted, String question) {
        return connections.askForAnswerSoon(
                node,
                wanted,
                connection -> OperatorConnections.oneRow(connection, question, row -> Columns.lsn(row, "at")));
    }
}
