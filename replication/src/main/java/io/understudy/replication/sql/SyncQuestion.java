package io.understudy.replication.sql;

import io.understudy.replication.observe.SyncVitals;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Commits that wait for a standby. Source: PostgreSQL manual, "pg_stat_activity", wait event {@code SyncRep}. */
final class SyncQuestion {
    static final String SQL = """
            SELECT pg_catalog.current_setting('synchronous_standby_names') AS demanded,
                   pg_catalog.count(*) AS waiting,
                   EXTRACT(epoch FROM pg_catalog.clock_timestamp() - pg_catalog.min(query_start)) AS oldest
              FROM pg_catalog.pg_stat_activity
             WHERE wait_event = 'SyncRep'""";

    private SyncQuestion() {}

    static SyncVitals read(ResultSet row) throws SQLException {
        row.next();
        return new SyncVitals(row.getString("demanded"), row.getInt("waiting"), Columns.seconds(row, "oldest"));
    }
}
