package io.understudy.replication.sql;

import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.Archiver.File;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/** How archiving goes. Source: PostgreSQL manual, "pg_stat_archiver". */
final class ArchiverQuestion {
    /** A standby archives with {@code always} only. */
    private static final String ROW = """
            SELECT pg_catalog.current_setting('archive_mode') = 'always'
                       OR (pg_catalog.current_setting('archive_mode') = 'on'
                           AND NOT pg_catalog.pg_is_in_recovery()) AS archives,
                   pg_catalog.has_function_privilege('pg_catalog.pg_ls_archive_statusdir()', 'EXECUTE') AS lists,
                   archived_count, last_archived_wal, last_archived_time,
                   failed_count, last_failed_wal, last_failed_time,
                   %s AS ready
              FROM pg_catalog.pg_stat_archiver""";

    private static final String READY = """
            (SELECT pg_catalog.count(*) FROM pg_catalog.pg_ls_archive_statusdir() WHERE name LIKE '%.ready')""";

    private ArchiverQuestion() {}

    /**
     * The answer.
     *
     * @param archiver empty when nothing is archived in this role
     * @param mayList whether files that wait may be listed, and there is a reason to
     */
    record Answer(Optional<Archiver> archiver, boolean mayList) {}

    /**
     * The question.
     *
     * @param listing whether to count what waits: to a role that may not, the server would refuse all of the question
     */
    static String sql(boolean listing) {
        return ROW.replace("%s", listing ? READY : "NULL::pg_catalog.int8");
    }

    static Answer read(ResultSet row) throws SQLException {
        row.next();
        if (!row.getBoolean("archives")) {
            return new Answer(Optional.empty(), false);
        }
        Archiver archiver = new Archiver(
                row.getLong("archived_count"),
                row.getLong("failed_count"),
                file(row, "archived"),
                file(row, "failed"),
                ready(row));
        return new Answer(Optional.of(archiver), row.getBoolean("lists"));
    }

    private static Optional<File> file(ResultSet row, String what) throws SQLException {
        Optional<String> name = Columns.text(row, "last_" + what + "_wal");
        return Columns.instant(row, "last_" + what + "_time").map(at -> new File(name.orElse("unknown"), at));
    }

    private static OptionalInt ready(ResultSet row) throws SQLException {
        int count = row.getInt("ready");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(count);
    }
}
