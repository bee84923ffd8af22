package io.understudy.store;

import java.sql.Connection;
import org.jdbi.v3.core.ConnectionFactory;

/** Hands out the same connection every time and leaves closing it to its owner. */
final class KeptConnection implements ConnectionFactory {
    private final Connection connection;

    KeptConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection openConnection() {
        return connection;
    }

    @Override
    public void closeConnection(Connection given) {
        // The database closes it.
    }
}
