package io.understudy.replication.sql;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The fast look at one node: everything that judging needs, in one round trip over the kept connection. */
public final class NodeProbe {
    private static final int OLDEST_VERSION = 12;

    private final NodeConnections connections;
    private final InstantSource clock;

    /** Asks over the watcher's connections. */
    public NodeProbe(NodeConnections watcher, InstantSource clock) {
        this.connections = watcher;
        this.clock = clock;
    }

    /** Looks at a declared node. Never throws for what it finds: a failed look is an observation too. */
    public NodeObservation look(String node) {
        try {
            return connections.ask(node, connection -> ask(node, connection));
        } catch (SQLException failure) {
            return new LookFailure(node, clock.instant(), failure).observation();
        }
    }

    private NodeObservation ask(String node, Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw new SQLException("wanted PostgreSQL " + OLDEST_VERSION + " or newer, found " + version);
        }
        // One string, so that the driver sends all four questions before it waits for the first answer.
        String questions = String.join(
                ";\n",
                ServerQuestion.sql(version),
                ReceiverQuestion.SQL,
                SenderQuestion.SQL,
                SlotQuestion.sql(version));
        try (Statement statement = connection.createStatement()) {
            statement.execute(questions);
            ServerQuestion.Answer server = ServerQuestion.read(statement.getResultSet());
            Optional<WalReceiver> receiver = ReceiverQuestion.read(next(statement));
            List<WalSender> senders = SenderQuestion.read(next(statement));
            List<Slot> slots = SlotQuestion.read(next(statement));
            return observation(node, clock.instant(), server, receiver, senders, slots);
        }
    }

    private static ResultSet next(Statement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("wanted one more answer, found none");
        }
        return statement.getResultSet();
    }

    private static NodeObservation observation(
            String node,
            Instant at,
            ServerQuestion.Answer server,
            Optional<WalReceiver> receiver,
            List<WalSender> senders,
            List<Slot> slots)
            throws SQLException {
        if (!server.inRecovery()) {
            return new Primary(
                    node, at, server.facts(), Columns.present(server.current(), "the current LSN"), senders, slots);
        }
        return new Standby(
                node,
                at,
                server.facts(),
                server.received(),
                server.replayed(),
                server.lastReplayedCommit(),
                server.pause().orElse(ReplayPause.NOT_PAUSED),
                receiver,
                server.applyDelay(),
                server.hasRestoreCommand(),
                server.upstreamSlot(),
                senders,
                slots);
    }
}
