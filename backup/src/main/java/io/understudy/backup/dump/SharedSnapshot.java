package io.understudy.backup.dump;

import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.sql.SnapshotSession;
import io.understudy.replication.sql.SqlFailure;
import io.understudy.replication.sql.TableSample;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The view of one database that its dump and its sampled rows share. A dump goes on without it: then there are no samples,
 * and a note says why.
 *
 * @param samples a few rows of the largest tables, as hashes
 * @param trouble why there are none; empty if there are
 */
record SharedSnapshot(Optional<SnapshotSession> session, List<TableSample> samples, String trouble)
        implements AutoCloseable {
    private static final int TABLES = 50;
    private static final int ROWS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    static SharedSnapshot of(NodeSpec node, String database, Login dumper, InstantSource clock) {
        SnapshotSession session = null;
        try {
            session = SnapshotSession.open(node, database, dumper);
            return new SharedSnapshot(Optional.of(session), session.sample(TABLES, ROWS, LONGEST, clock), "");
        } catch (SqlFailure failure) {
            if (session != null) {
                session.close();
            }
            return new SharedSnapshot(Optional.empty(), List.of(), "no rows were sampled: " + failure.getMessage());
        }
    }

    /** For {@code pg_dump}. */
    Optional<String> id() {
        return session.map(SnapshotSession::id);
    }

    /** Whether there was one and the server took it away: a dump that began with it may have failed because of that. */
    boolean lost() {
        return session.isPresent() && !session.get().isAlive();
    }

    @Override
    public void close() {
        session.ifPresent(SnapshotSession::close);
    }
}
