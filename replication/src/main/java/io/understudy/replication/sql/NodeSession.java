package io.understudy.replication.sql;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One kept connection. A failed question closes it; the next one opens it anew. */
final class NodeSession implements AutoCloseable {
    private final Link.Opening opening;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<Link> kept = Optional.empty();

    /** @param patience how long a question waits for the one before it */
    NodeSession(Link.Opening opening, Duration patience) {
        this.opening = opening;
        this.patience = patience;
    }

    /**
     * Asks a question that changes nothing. When the kept connection turns out to be lost, asks once more over a new
     * one, so that a server restarted since the last look is not taken for dead.
     */
    <T> T ask(Question<T> question) throws SQLException {
        takeTurn();
        try {
            dropLost();
            boolean wasKept = kept.isPresent();
            try {
                return askOver(link(), question);
            } catch (SQLException failure) {
                drop();
                if (!wasKept || isTimeout(failure) || !isLostConnection(failure)) {
                    throw failure;
                }
            }
            return askAnew(question);
        } finally {
            turn.unlock();
        }
    }

    private <T> T askAnew(Question<T> question) throws SQLException {
        try {
            return askOver(link(), question);
        } catch (SQLException failure) {
            drop();
            throw failure;
        }
    }

    private static <T> T askOver(Link link, Question<T> question) throws SQLException {
        T answer = question.ask(link.connection());
        link.rest();
        return answer;
    }

    private Link link() throws SQLException {
        if (kept.isEmpty()) {
            kept = Optional.of(opening.open());
        }
        return kept.get();
    }

    private void dropLost() {
        if (kept.isPresent() && !kept.get().take()) {
            drop();
        }
    }

    private void takeTurn() throws SQLException {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException("the previous question to it is still unanswered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted before it was asked", e);
        }
    }

    /** Connection exceptions (class 08) and ends ordered by the server (57P0x). */
    private static boolean isLostConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    static boolean isTimeout(SQLException failure) {
        return failure instanceof SQLTimeoutException || failure.getCause() instanceof SocketTimeoutException;
    }

    private void drop() {
        Optional<Link> lost = kept;
        kept = Optional.empty();
        lost.ifPresent(Link::close);
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            // Nothing follows from it: the connection is given up either way.
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            drop();
        } finally {
            turn.unlock();
        }
    }
}
