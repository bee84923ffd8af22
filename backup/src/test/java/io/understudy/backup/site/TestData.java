package io.understudy.backup.site;

import io.understudy.replication.scratch.ScratchServer;
import java.sql.SQLException;

/** Two databases with rows that compress badly, one of them with a name that quoting must survive. */
public final class TestData {
    public static final String ODD_NAME = "odd \"; host=x name/..";
    private static final String SUM = "SELECT count(*) || ' ' || md5(string_agg(word, ',' ORDER BY id)) FROM lines";

    private TestData() {}

    public static void create(ScratchServer primary) throws SQLException {
        Sql.execute(primary, "postgres", "CREATE ROLE clerk LOGIN PASSWORD 'clerk'");
        Sql.execute(primary, "postgres", "CREATE DATABASE orders OWNER clerk");
        Sql.execute(primary, "postgres", "CREATE DATABASE \"" + ODD_NAME.replace("\"", "\"\"") + "\"");
        Sql.execute(primary, "postgres", "CREATE ROLE narrow LOGIN PASSWORD 'narrow'");
        for (String database : new String[] {ODD_NAME, "orders"}) {
            Sql.execute(primary, database, """
                    CREATE TABLE lines AS SELECT id, md5(id::text) AS word FROM generate_series(1, 5000) AS id;
                    """);
        }
        Sql.execute(primary, "orders", "GRANT SELECT ON lines TO narrow");
        Sql.execute(primary, "orders", "CREATE TABLE last AS SELECT 1 AS here; GRANT SELECT ON last TO narrow");
    }

    public static boolean arrivedAt(ScratchServer standby) {
        try {
            return Sql.value(standby, "orders", "SELECT here FROM last").equals("1");
        } catch (SQLException e) {
            // Not there yet.
            return false;
        }
    }

    /** Differs as soon as one row does. */
    public static String sum(ScratchServer server, String database) throws SQLException {
        return Sql.value(server, database, SUM);
    }
}
