package io.understudy.replication.sql;

import io.understudy.replication.observe.WalReceiver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The stream that a standby reads, if it reads one. Without {@code pg_monitor} all but the process id is NULL: such a
 * row is no answer, and the role's blindness is told by {@code ServerFacts.seesStatistics}.
 */
final class ReceiverQuestion {
    static final String SQL = """
            SELECT status, received_tli, slot_name, sender_host, sender_port, last_msg_receipt_time
              FROM pg_catalog.pg_stat_wal_receiver
             WHERE status IS NOT NULL""";

    private ReceiverQuestion() {}

    static Optional<WalReceiver> read(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        return Optional.of(new WalReceiver(
                rows.getString("status"),
                rows.getInt("received_tli"),
                Columns.text(rows, "slot_name"),
                Columns.text(rows, "sender_host").orElse(""),
                rows.getInt("sender_port"),
                Columns.instant(rows, "last_msg_receipt_time")));
    }
}
