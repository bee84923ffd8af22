package io.understudy.replication.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks and changes as the operator: exactly once, and never in silence. */
record OperatorConnections(NodeConnections connections) {
    private static final int SOON_MILLIS = 2_000;

    <T> T ask(String node, String wanted, Question<T> question) {
        try {
            return connections.askOnce(node, question);
        } catch (SQLException failure) {
            throw new SqlFailure(node, wanted, failure);
        }
    }

    /** For what a server answers at once or not at all: writes may be refused while the answer is awaited. */
    <T> T askForAnswerSoon(String node, String wanted, Question<T> question) {
        return ask(node, wanted, connection -> {
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, SOON_MILLIS);
            T answer = question.ask(connection);
            connection.setNetworkTimeout(Runnable::run, patience);
            return answer;
        });
    }

    <T> T askAsNewcomer(String node, String wanted, Question<T> question) {
        try {
            return connections.askAsNewcomer(node, question);
        } catch (SQLException failure) {
            throw new SqlFailure(node, wanted, failure);
        }
    }

    <T> T askReplication(String node, String wanted, Question<T> question) {
        try {
            return connections.askReplication(node, question);
        } catch (SQLException failure) {
            throw new SqlFailure(node, wanted, failure);
        }
    }

    /** A statement without parameters and without an answer of interest. */
    void change(String node, String wanted, String sql) {
        ask(node, wanted, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The answer of a question without parameters that has exactly one row. */
    static <T> T oneRow(Connection connection, String sql, Row<T> reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("wanted one row, found none");
            }
            return reading.read(rows);
        }
    }
}
