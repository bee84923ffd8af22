package io.understudy.replication.sql;

import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A server's replication slots. Source: PostgreSQL manual, "pg_replication_slots". */
final class SlotQuestion {
    private SlotQuestion() {}

    static String sql(int majorVersion) {
        String status = majorVersion >= 13
                ? "wal_status, safe_wal_size"
                : "NULL::pg_catalog.text AS wal_status, NULL::pg_catalog.int8 AS safe_wal_size";
        return """
                SELECT slot_name, slot_type = 'physical' AS physical, active, restart_lsn, temporary,
                       database, active_pid, %s
                  FROM pg_catalog.pg_replication_slots""".formatted(status);
    }

    static List<Slot> read(ResultSet rows) throws SQLException {
        List<Slot> slots = new ArrayList<>();
        while (rows.next()) {
            slots.add(new Slot(
                    rows.getString("slot_name"),
                    rows.getBoolean("physical"),
                    rows.getBoolean("active"),
                    Columns.lsn(rows, "restart_lsn"),
                    Columns.text(rows, "wal_status").map(SlotQuestion::status).orElse(WalStatus.UNKNOWN),
                    Columns.number(rows, "safe_wal_size"),
                    rows.getBoolean("temporary"),
                    Columns.text(rows, "database"),
                    process(rows)));
        }
        return slots;
    }

    private static OptionalInt process(ResultSet rows) throws SQLException {
        int pid = rows.getInt("active_pid");
        return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(pid);
    }

    private static WalStatus status(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "reserved" -> WalStatus.RESERVED;
            case "extended" -> WalStatus.EXTENDED;
            case "unreserved" -> WalStatus.UNRESERVED;
            case "lost" -> WalStatus.LOST;
            default -> WalStatus.UNKNOWN;
        };
    }
}
