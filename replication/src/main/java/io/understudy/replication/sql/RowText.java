package io.understudy.replication.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row as text that is equal on every server that holds the row, whatever the server's settings and the order of its
 * columns: so that a hash of it finds the row again.
 */
final class RowText {
    /** What PostgreSQL lets influence the text of a value. Source: its manual, "Locale and Formatting". */
    private static final String SETTINGS = """
            SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
            SET extra_float_digits = 1; SET bytea_output = 'hex'; SET xmlbinary = 'base64'; SET lc_monetary = 'C';
            SET search_path = pg_catalog; SET row_security = off;
            SET lock_timeout = '1s'; SET idle_in_transaction_session_timeout = 0""";

    private RowText() {}

    /** For the rest of the session; a table that may be read in part only is an error from here on. */
    static void fix(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
    }

    /** The columns that a dump carries, by name; computed ones are left out. */
    static List<String> columns(Connection connection, long table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT attname FROM pg_catalog.pg_attribute
                 WHERE attrelid = ?::pg_catalog.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                 ORDER BY attname COLLATE "C"
                """)) {
            statement.setLong(1, table);
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString("attname"));
                }
            }
            return columns;
        }
    }

    /** SQL for the SHA-256 of a row as hexadecimal digits. The bytes are those of the database's own encoding. */
    static String hash(List<String> columns) {
        String row = columns.stream().map(RowText::quoted).collect(Collectors.joining(", ", "ROW(", ")"));
        return "pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(" + row
                + "::pg_catalog.text, pg_catalog.getdatabaseencoding())), 'hex')";
    }

    /** A name as SQL takes it; never as a value. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
