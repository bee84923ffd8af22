package io.understudy.replication.sql;

import io.understudy.replication.observe.XidUse;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The oldest transaction ids, beside what every vital sign depends on. */
final class XidQuestion {
    static final String SQL = """
            SELECT pg_catalog.pg_is_in_recovery() AS in_recovery,
                   pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE') AS sees_statistics,
                   pg_catalog.age(datfrozenxid) AS oldest_xid, datname,
                   (SELECT pg_catalog.max(pg_catalog.mxid_age(datminmxid)) FROM pg_catalog.pg_database)
                       AS oldest_multixact
              FROM pg_catalog.pg_database
             ORDER BY pg_catalog.age(datfrozenxid) DESC
             LIMIT 1""";

    private XidQuestion() {}

    /** The answer: {@code seesStatistics} is whether the role may know what other sessions do. */
    record Answer(boolean inRecovery, boolean seesStatistics, XidUse use) {}

    static Answer read(ResultSet row) throws SQLException {
        row.next();
        XidUse use = new XidUse(row.getLong("oldest_xid"), row.getLong("oldest_multixact"), row.getString("datname"));
        return new Answer(row.getBoolean("in_recovery"), row.getBoolean("sees_statistics"), use);
    }
}
