package io.understudy.replication.sql;

import io.understudy.replication.observe.Horizon;
import io.understudy.replication.observe.Horizon.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Slots and standbys that hold an xmin. Source: PostgreSQL manual, "pg_replication_slots", "pg_stat_replication". */
final class HorizonQuestion {
    /** A standby that streams through a slot reports its xmin into the slot, and none here. */
    static final String SQL = """
            SELECT true AS of_slot, slot_name AS name,
                   GREATEST(pg_catalog.age(xmin), pg_catalog.age(catalog_xmin)) AS transactions
              FROM pg_catalog.pg_replication_slots
             WHERE xmin IS NOT NULL OR catalog_xmin IS NOT NULL
             UNION ALL
            SELECT false, application_name, pg_catalog.age(backend_xmin)
              FROM pg_catalog.pg_stat_replication
             WHERE backend_xmin IS NOT NULL""";

    private HorizonQuestion() {}

    static Horizon read(ResultSet rows) throws SQLException {
        List<Held> slots = new ArrayList<>();
        List<Held> standbys = new ArrayList<>();
        while (rows.next()) {
            Held held = new Held(rows.getString("name"), rows.getLong("transactions"));
            (rows.getBoolean("of_slot") ? slots : standbys).add(held);
        }
        return new Horizon(slots, standbys);
    }
}
