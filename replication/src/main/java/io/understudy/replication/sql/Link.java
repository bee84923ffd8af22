package io.understudy.replication.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A connection that is kept. */
record Link(Connection connection, Optional<WatchedSocket> socket) {
    /** Opens one anew. */
    interface Opening {
        Link open() throws SQLException;
    }

    /** Before a question; false if it is lost already. */
    boolean take() {
        return socket.map(WatchedSocket::take).orElse(true);
    }

    /** After a question. */
    void rest() {
        socket.ifPresent(WatchedSocket::rest);
    }

    void close() {
        take();
        NodeSession.closeQuietly(connection);
        socket.ifPresent(WatchedSocket::forget);
    }
}
