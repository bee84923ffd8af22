package io.understudy.replication.host;

import com.jcraft.jsch.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps one connection for everybody and opens a new one when it is dead. Who comes while it opens waits for it. */
final class SessionKeeper {

    private final String name;
    private final SshConnector connector;
    private final AtomicReference<CompletableFuture<Session>> kept = new AtomicReference<>();

    SessionKeeper(String name, SshConnector connector) {
        this.name = name;
        this.connector = connector;
    }

    Session session(Deadline deadline) {
        CompletableFuture<Session> mine = new CompletableFuture<>();
        CompletableFuture<Session> current = kept.updateAndGet(old -> isUsable(old) ? old : mine);
        if (current == mine) {
            open(mine, deadline);
        }
        return await(current, deadline);
    }

    void close() {
        CompletableFuture<Session> old = kept.getAndSet(null);
        if (isUsable(old) && old.isDone()) {
            old.join().disconnect();
        }
    }

    private void open(CompletableFuture<Session> mine, Deadline deadline) {
        try {
            Session session = connector.connect(deadline);
            mine.complete(session);
            if (kept.get() != mine) {
                // Closed while it opened.
                session.disconnect();
            }
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        }
    }

    private Session await(CompletableFuture<Session> current, Deadline deadline) {
        try {
            return current.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HostException known
                    ? new HostException(known.failure(), known)
                    : new HostException(new HostFailure.Unreachable(name, String.valueOf(e.getCause())), e);
        } catch (TimeoutException e) {
            throw new HostException(new HostFailure.Unreachable(name, "connecting took too long"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(new HostFailure.Unreachable(name, "connecting was cancelled"), e);
        }
    }

    private static boolean isUsable(CompletableFuture<Session> session) {
        if (session == null || session.isCompletedExceptionally()) {
            return false;
        }
        return !session.isDone() || session.join().isConnected();
    }
}
