package io.understudy.replication.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One kept connection for what must be asked exactly once: it is proven alive right before each question, and replaced if
 * it is not. A failed question closes it. Asked by one thread at a time; may be closed by any.
 */
final class ProvenSession implements AutoCloseable {
    private static final int PROOF_SECONDS = 1;
    private final Connector connector;
    private final AtomicReference<Connection> kept = new AtomicReference<>();

    ProvenSession(Connector connector) {
        this.connector = connector;
    }

    <T> T ask(Question<T> question) throws SQLException {
        Connection connection = alive();
        try {
            return question.ask(connection);
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    private Connection alive() throws SQLException {
        Connection found = kept.get();
        if (found != null && found.isValid(PROOF_SECONDS)) {
            return found;
        }
        close();
        Connection opened = connector.open();
        kept.set(opened);
        return opened;
    }

    @Override
    public void close() {
        Optional.ofNullable(kept.getAndSet(null)).ifPresent(NodeSession::closeQuietly);
    }
}
