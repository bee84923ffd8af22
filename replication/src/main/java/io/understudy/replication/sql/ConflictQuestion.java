package io.understudy.replication.sql;

import io.understudy.replication.observe.StandbyQueries.Conflicts;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Queries that replay cancelled. Source: PostgreSQL manual, "pg_stat_database_conflicts". */
final class ConflictQuestion {
    static final String SQL = """
            SELECT COALESCE(pg_catalog.sum(confl_tablespace), 0) AS tablespaces,
                   COALESCE(pg_catalog.sum(confl_lock), 0) AS locks,
                   COALESCE(pg_catalog.sum(confl_snapshot), 0) AS snapshots,
                   COALESCE(pg_catalog.sum(confl_bufferpin), 0) AS buffer_pins,
                   COALESCE(pg_catalog.sum(confl_deadlock), 0) AS deadlocks
              FROM pg_catalog.pg_stat_database_conflicts""";

    private ConflictQuestion() {}

    static Conflicts read(ResultSet row) throws SQLException {
        row.next();
        return new Conflicts(
                row.getLong("tablespaces"),
                row.getLong("locks"),
                row.getLong("snapshots"),
                row.getLong("buffer_pins"),
                row.getLong("deadlocks"));
    }
}
