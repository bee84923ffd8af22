package io.understudy.replication.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tablespaces, databases and relations, as a server's system catalogue names them. */
public final class CatalogueSql {
    private final OperatorConnections connections;

    CatalogueSql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** The directory of each tablespace that lies outside of the data directory, by its object identifier. */
    public Map<Long, String> tablespaces(String node) {
        return connections.ask(node, "to know its tablespaces", connection -> {
            Map<Long, String> found = new TreeMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("""
                            SELECT oid::pg_catalog.int8 AS oid, pg_catalog.pg_tablespace_location(oid) AS location
                              FROM pg_catalog.pg_tablespace
                             WHERE pg_catalog.pg_tablespace_location(oid) LIKE '/%'""")) {
                while (rows.next()) {
                    found.put(rows.getLong("oid"), rows.getString("location"));
                }
            }
            return found;
        });
    }

    /** The database of this object identifier, if there still is one. */
    public Optional<String> database(String node, long oid) {
        return text(
                node,
                "to know a database's name",
                "SELECT datname FROM pg_catalog.pg_database WHERE oid::pg_catalog.int8 = ?",
                oid);
    }

    /**
     * The name of the relation that lies in a file, with its schema. Empty if it is none, or not one of the database that
     * the bot connects to. Source: PostgreSQL manual, "Database Object Management Functions".
     */
    public Optional<String> relation(String node, long databaseOid, long tablespaceOid, long fileNode) {
        return text(node, "to know a relation's name", """
                SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
                  FROM pg_catalog.pg_class AS c
                  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE (SELECT oid::pg_catalog.int8 FROM pg_catalog.pg_database
                         WHERE datname = pg_catalog.current_database()) = ?
                   AND c.oid = pg_catalog.pg_filenode_relation(?::pg_catalog.oid, ?::pg_catalog.oid)""", databaseOid, tablespaceOid, fileNode);
    }

    private Optional<String> text(String node, String wanted, String question, long... parameters) {
        return connections.ask(node, wanted, connection -> text(connection, question, parameters));
    }

    private static Optional<String> text(Connection connection, String question, long... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
