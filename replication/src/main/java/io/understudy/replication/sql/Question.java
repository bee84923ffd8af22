package io.understudy.replication.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** One named question, asked over a connection in autocommit mode. */
interface Question<T> {
    T ask(Connection connection) throws SQLException;
}
