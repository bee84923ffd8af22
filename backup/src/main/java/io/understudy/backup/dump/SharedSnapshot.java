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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The view of one database that its dump and its sampled rows share. A dump goes on without it: then there are no samples,
 * and a note says why. Rows are sampled on a thread of its own, beside the dump.
 */
final class SharedSnapshot implements AutoCloseable {
    private static final int TABLES = 50;
    private static final int ROWS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Optional<SnapshotSession> session;
    private final CompletableFuture<List<TableSample>> sampling;

    private SharedSnapshot(Optional<SnapshotSession> session, CompletableFuture<List<TableSample>> sampling) {
        this.session = session;
        this.sampling = sampling;
    }

    /**
     * What came of the sampling.
     *
     * @param samples a few rows of the largest tables, as hashes
     * @param trouble why there are none; empty if there are
     */
    record Sampled(List<TableSample> samples, String trouble) {
        private static Sampled none(String why) {
            return new Sampled(List.of(), "no rows were sampled: " + why);
        }
    }

    /** Takes the snapshot and begins to sample. */
    static SharedSnapshot of(NodeSpec node, String database, Login dumper, InstantSource clock) {
        try {
            SnapshotSession session = SnapshotSession.open(node, database, dumper);
            return new SharedSnapshot(Optional.of(session), sampling(session, clock));
        } catch (SqlFailure failure) {
            return new SharedSnapshot(Optional.empty(), CompletableFuture.failedFuture(failure));
        }
    }

    private static CompletableFuture<List<TableSample>> sampling(SnapshotSession session, InstantSource clock) {
        CompletableFuture<List<TableSample>> sampling = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        sampling.complete(session.sample(TABLES, ROWS, LONGEST, clock));
                    } catch (RuntimeException e) {
                        sampling.completeExceptionally(e);
                    }
                },
                "backup-sample");
        thread.setDaemon(true);
        thread.start();
        return sampling;
    }

    /** For {@code pg_dump}. */
    Optional<String> id() {
        return session.map(SnapshotSession::id);
    }

    /** The rows. Waits for them if the dump was faster, for as long as sampling may take and no longer. */
    Sampled sampled() {
        try {
            return new Sampled(sampling.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS), "");
        } catch (ExecutionException e) {
            return Sampled.none(e.getCause().getMessage());
        } catch (TimeoutException e) {
            return Sampled.none("it took longer than " + LONGEST.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Sampled.none("the dump was cancelled");
        }
    }

    /**
     * Whether there was one and the server took it away: a dump that began with it may have failed because of that. A
     * sampling that failed counts, since its error ended the transaction that keeps the snapshot.
     */
    boolean lost() {
        return session.isPresent()
                && (!sampled().trouble().isEmpty() || !session.get().isAlive());
    }

    @Override
    public void close() {
        session.ifPresent(SnapshotSession::close);
    }
}
