package io.understudy.replication.sql;

import io.understudy.replication.observe.Transactions.Open;
import io.understudy.replication.observe.Transactions.Prepared;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The oldest transactions. Source: PostgreSQL manual, "pg_stat_activity", "pg_prepared_xacts". */
final class TransactionQuestion {
    /** Without the text of the statement, which may hold data; {@code understudy-backup} is how our dumps log in. */
    static final String OPEN = """
            SELECT pid, EXTRACT(epoch FROM pg_catalog.clock_timestamp() - xact_start) AS age, state,
                   usename, application_name
              FROM pg_catalog.pg_stat_activity
             WHERE backend_type = 'client backend' AND xact_start IS NOT NULL
               AND application_name <> 'understudy-backup' AND pid <> pg_catalog.pg_backend_pid()
             ORDER BY xact_start
             LIMIT 1""";

    static final String PREPARED = """
            SELECT gid, EXTRACT(epoch FROM pg_catalog.clock_timestamp() - prepared) AS age, owner, database
              FROM pg_catalog.pg_prepared_xacts
             ORDER BY prepared
             LIMIT 1""";

    private TransactionQuestion() {}

    static Optional<Open> open(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        return Optional.of(new Open(
                rows.getInt("pid"),
                Columns.present(Columns.seconds(rows, "age"), "xact_start"),
                Columns.text(rows, "state").orElse("in an unknown state"),
                Columns.text(rows, "usename").orElse("unknown"),
                Columns.text(rows, "application_name").orElse("")));
    }

    static Optional<Prepared> prepared(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        return Optional.of(new Prepared(
                rows.getString("gid"),
                Columns.present(Columns.seconds(rows, "age"), "prepared"),
                Columns.text(rows, "owner").orElse("unknown"),
                Columns.text(rows, "database").orElse("unknown")));
    }
}
