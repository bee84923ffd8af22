package io.understudy.replication.sql;

import io.understudy.replication.observe.Checksums;
import io.understudy.replication.observe.Copies;
import io.understudy.replication.observe.Horizon;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.StandbyQueries;
import io.understudy.replication.observe.StandbyQueries.Conflicts;
import io.understudy.replication.observe.StandbyQueries.OldestQuery;
import io.understudy.replication.observe.SyncVitals;
import io.understudy.replication.observe.Transactions;
import io.understudy.replication.observe.Transactions.Open;
import io.understudy.replication.observe.Transactions.Prepared;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The vital signs of one answering server, in one round trip over the watcher's second kept connection. Safe for any thread. */
public final class VitalsProbe {
    private final NodeConnections connections;
    private final InstantSource clock;
    /** Nodes on which something is archived, and whose directory of archive states the watcher may list. */
    private final Set<String> listable = ConcurrentHashMap.newKeySet();

    /** Asks over the watcher's connections. */
    public VitalsProbe(NodeConnections watcher, InstantSource clock) {
        this.connections = watcher;
        this.clock = clock;
    }

    /**
     * Asks a node; empty when it did not answer: the sweep tells why. What waits to be archived is known from the second
     * answer on.
     */
    public Optional<ServerVitals> vitals(String node) {
        try {
            return Optional.of(connections.askBeside(node, connection -> ask(node, connection)));
        } catch (SQLException unanswered) {
            // The right to list may have been taken away.
            listable.remove(node);
            return Optional.empty();
        }
    }

    private ServerVitals ask(String node, Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String questions = String.join(
                ";\n",
                XidQuestion.SQL,
                HorizonQuestion.SQL,
                TransactionQuestion.OPEN,
                TransactionQuestion.PREPARED,
                SyncQuestion.SQL,
                ArchiverQuestion.sql(listable.contains(node)),
                ChecksumQuestion.SQL,
                CopyQuestion.sql(version),
                ConflictQuestion.SQL);
        try (Statement statement = connection.createStatement()) {
            statement.execute(questions);
            return new Answers(
                            XidQuestion.read(statement.getResultSet()),
                            HorizonQuestion.read(next(statement)),
                            TransactionQuestion.open(next(statement)),
                            TransactionQuestion.prepared(next(statement)),
                            SyncQuestion.read(next(statement)),
                            archiver(node, next(statement)),
                            ChecksumQuestion.read(next(statement)),
                            CopyQuestion.read(next(statement), clock.instant()),
                            ConflictQuestion.read(next(statement)))
                    .vitals(node, clock.instant(), version);
        }
    }

    private ArchiverQuestion.Answer archiver(String node, ResultSet row) throws SQLException {
        ArchiverQuestion.Answer answer = ArchiverQuestion.read(row);
        if (answer.mayList()) {
            listable.add(node);
        } else {
            listable.remove(node);
        }
        return answer;
    }

    private static ResultSet next(Statement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("wanted one more answer, found none");
        }
        return statement.getResultSet();
    }

    /** Everything as it was answered; what a role sees of others' sessions without the right to is not an answer. */
    private record Answers(
            XidQuestion.Answer server,
            Horizon horizon,
            Optional<Open> open,
            Optional<Prepared> prepared,
            SyncVitals sync,
            ArchiverQuestion.Answer archiver,
            Optional<Checksums> checksums,
            Copies copies,
            Conflicts conflicts) {
        ServerVitals vitals(String node, Instant at, int version) {
            return new ServerVitals(
                    node,
                    at,
                    server.inRecovery(),
                    server.use(),
                    seen(horizon),
                    seen(new Transactions(open, prepared)),
                    seen(sync).filter(any -> !server.inRecovery()),
                    archiver.archiver(),
                    checksums,
                    seen(copies).filter(any -> CopyQuestion.isKnownTo(version)),
                    seen(new StandbyQueries(open.map(Answers::query), conflicts))
                            .filter(any -> server.inRecovery()));
        }

        private <T> Optional<T> seen(T answer) {
            return Optional.of(answer).filter(any -> server.seesStatistics());
        }

        private static OldestQuery query(Open open) {
            return new OldestQuery(open.pid(), open.age(), open.state(), open.user(), open.application());
        }
    }
}
