package io.understudy.replication.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether a primary's WAL reaches its archive. Source: PostgreSQL manual, "pg_stat_archiver". */
public final class ArchiveSql {
    private static final String QUESTION = """
            SELECT pg_catalog.current_setting('archive_mode') AS mode,
                   COALESCE(last_failed_wal, '') AS failed,
                   COALESCE(last_failed_time > last_archived_time, last_failed_time IS NOT NULL) AS fails,
                   pg_catalog.substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8) AS timeline
              FROM pg_catalog.pg_stat_archiver""";

    private final OperatorConnections connections;

    ArchiveSql(OperatorConnections connections) {
        this.connections = connections;
    }

    /** What the archiver says of itself. */
    public sealed interface Archive {
        /** {@code archive_mode} is off. */
        record None() implements Archive {}

        /** Its newest attempt, of that file, failed. */
        record Fails(String file) implements Archive {}

        /** Nothing fails; {@code historyFile} is what a new timeline archives first of all. */
        record Goes(String historyFile) implements Archive {}
    }

    /** A standby refuses the question. */
    public Archive state(String node) {
        return connections.ask(
                node,
                "to know whether its archive works",
                connection -> OperatorConnections.oneRow(connection, QUESTION, ArchiveSql::read));
    }

    private static Archive read(ResultSet row) throws SQLException {
        if (row.getString("mode").equals("off")) {
            return new Archive.None();
        }
        return row.getBoolean("fails")
                ? new Archive.Fails(row.getString("failed"))
                : new Archive.Goes(row.getString("timeline") + ".history");
    }
}
