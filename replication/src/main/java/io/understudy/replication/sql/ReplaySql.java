package io.understudy.replication.sql;

import io.understudy.replication.observe.NodeObservation.ReplayPause;
import java.sql.Connection;
import java.sql.SQLException;

/** Pausing replay on a standby. Source: PostgreSQL manual, "Recovery Control Functions". */
public final class ReplaySql {
    private final OperatorConnections connections;

    ReplaySql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** Whether replay stands still. A standby's question: a primary refuses it. */
    public ReplayPause state(String node) {
        return connections.ask(node, "to know whether replay is paused", ReplaySql::state);
    }

    private static ReplayPause state(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        return OperatorConnections.oneRow(
                connection,
                "SELECT " + ServerQuestion.pauseState(major),
                row -> ServerQuestion.pause(row.getString(1)));
    }

    /** Asks for a pause; replay stops between two records, not before this returns. */
    public void pause(String node) {
        connections.change(node, "to pause replay", "SELECT pg_catalog.pg_wal_replay_pause()");
    }

    /** Lets replay go on, whoever paused it. */
    public void resume(String node) {
        connections.change(node, "to resume replay", "SELECT pg_catalog.pg_wal_replay_resume()");
    }
}
