package io.understudy.replication.sql;

import io.understudy.replication.observe.Copies;
import io.understudy.replication.observe.Copies.Copy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Base backups in progress. Source: PostgreSQL manual, "pg_stat_progress_basebackup". */
final class CopyQuestion {
    private static final String SQL = """
            SELECT progress.pid, progress.phase, progress.backup_streamed, progress.backup_total,
                   COALESCE(pg_catalog.host(activity.client_addr), activity.application_name, '') AS client
              FROM pg_catalog.pg_stat_progress_basebackup AS progress
              LEFT JOIN pg_catalog.pg_stat_activity AS activity ON activity.pid = progress.pid
             WHERE progress.phase IS NOT NULL""";

    private static final String NONE = """
            SELECT NULL::pg_catalog.int4 AS pid WHERE false""";

    private CopyQuestion() {}

    /** The view came with 13. */
    static boolean isKnownTo(int majorVersion) {
        return majorVersion >= 13;
    }

    static String sql(int majorVersion) {
        return isKnownTo(majorVersion) ? SQL : NONE;
    }

    static Copies read(ResultSet rows, Instant now) throws SQLException {
        List<Copy> running = new ArrayList<>();
        while (rows.next()) {
            running.add(new Copy(
                    rows.getInt("pid"),
                    rows.getString("client"),
                    rows.getString("phase"),
                    rows.getLong("backup_streamed"),
                    Columns.number(rows, "backup_total"),
                    now));
        }
        return new Copies(running);
    }
}
