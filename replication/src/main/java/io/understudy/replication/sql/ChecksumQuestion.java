package io.understudy.replication.sql;

import io.understudy.replication.observe.Checksums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Checksum failures of all databases. Source: PostgreSQL manual, "pg_stat_database". */
final class ChecksumQuestion {
    /** The counters are NULL while data checksums are off. */
    static final String SQL = """
            SELECT pg_catalog.sum(checksum_failures) AS failures, pg_catalog.max(checksum_last_failure) AS last,
                   COALESCE(pg_catalog.array_agg(COALESCE(datname, '(shared)')::pg_catalog.text ORDER BY datname)
                                FILTER (WHERE checksum_failures > 0), '{}') AS databases
              FROM pg_catalog.pg_stat_database""";

    private ChecksumQuestion() {}

    static Optional<Checksums> read(ResultSet row) throws SQLException {
        row.next();
        long failures = row.getLong("failures");
        if (row.wasNull()) {
            return Optional.empty();
        }
        List<String> databases = List.of((String[]) row.getArray("databases").getArray());
        return Optional.of(new Checksums(failures, Columns.instant(row, "last"), databases));
    }
}
