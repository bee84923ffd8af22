package io.understudy.replication.sql;

import io.understudy.replication.observe.Upkeep;
import io.understudy.replication.observe.Upkeep.FileError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Errors in the configuration files, and when the bot's passwords end.
 *
 * <p>Source: PostgreSQL manual, {@code pg_file_settings} and {@code pg_hba_file_rules}: both read the files as they are now,
 * so that an error is found before the next reload or start. What only awaits a restart is no error.
 */
final class UpkeepQuestion {
    private static final int MOST = 20;

    private static final String MAY_READ = """
            SELECT pg_catalog.has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'EXECUTE')
               AND pg_catalog.has_function_privilege('pg_catalog.pg_hba_file_rules()', 'EXECUTE')""";

    private static final String FILE_ERRORS = """
            SELECT f.sourcefile AS file, f.sourceline AS line, f.name AS setting, f.error
              FROM pg_catalog.pg_show_all_file_settings() AS f
             WHERE f.error IS NOT NULL
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_settings AS s
                                WHERE s.name = f.name AND s.pending_restart)
             UNION ALL
            SELECT pg_catalog.current_setting('hba_file'), r.line_number, NULL, r.error
              FROM pg_catalog.pg_hba_file_rules() AS r
             WHERE r.error IS NOT NULL
             ORDER BY 1, 2
             LIMIT %d""".formatted(MOST);

    /** The members of pg_read_all_data are who dumps. */
    private static final String PASSWORDS = """
            SELECT rolname, rolvaliduntil
              FROM pg_catalog.pg_roles
             WHERE rolcanlogin AND pg_catalog.isfinite(rolvaliduntil)
               AND (rolname = ANY (?) %s)
             LIMIT %d""";

    private static final String DUMPERS =
            "OR NOT rolsuper AND pg_catalog.pg_has_role(oid, 'pg_read_all_data', 'MEMBER')";

    private UpkeepQuestion() {}

    static Upkeep ask(Connection connection, List<String> roles) throws SQLException {
        return new Upkeep(fileErrors(connection), passwordsEnd(connection, roles));
    }

    private static Optional<List<FileError>> fileErrors(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return mayRead(statement) ? Optional.of(errors(statement)) : Optional.empty();
        }
    }

    private static boolean mayRead(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(MAY_READ)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<FileError> errors(Statement statement) throws SQLException {
        List<FileError> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(FILE_ERRORS)) {
            while (rows.next()) {
                found.add(new FileError(
                        Columns.text(rows, "file").orElse("a configuration file"),
                        rows.getInt("line"),
                        Columns.text(rows, "setting"),
                        rows.getString("error")));
            }
        }
        return found;
    }

    private static Map<String, Instant> passwordsEnd(Connection connection, List<String> roles) throws SQLException {
        boolean knowsDumpers = connection.getMetaData().getDatabaseMajorVersion() >= 14;
        Map<String, Instant> found = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement(PASSWORDS.formatted(knowsDumpers ? DUMPERS : "", MOST))) {
            statement.setArray(1, connection.createArrayOf("name", roles.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString("rolname"),
                            Columns.present(Columns.instant(rows, "rolvaliduntil"), "rolvaliduntil"));
                }
            }
        }
        return found;
    }
}
