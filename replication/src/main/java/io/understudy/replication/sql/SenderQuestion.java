package io.understudy.replication.sql;

import io.understudy.replication.observe.WalSender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Everyone who streams from a server. Source: PostgreSQL manual, "pg_stat_replication". */
final class SenderQuestion {
    static final String SQL = """
            SELECT pid, application_name, pg_catalog.host(client_addr) AS client_address, state,
                   sent_lsn, flush_lsn, replay_lsn, EXTRACT(epoch FROM replay_lag) AS replay_lag,
                   sync_state, reply_time
              FROM pg_catalog.pg_stat_replication
             ORDER BY pid""";

    private SenderQuestion() {}

    static List<WalSender> read(ResultSet rows) throws SQLException {
        List<WalSender> senders = new ArrayList<>();
        while (rows.next()) {
            senders.add(new WalSender(
                    rows.getInt("pid"),
                    Columns.text(rows, "application_name").orElse(""),
                    Columns.text(rows, "client_address"),
                    Columns.text(rows, "state"),
                    Columns.lsn(rows, "sent_lsn"),
                    Columns.lsn(rows, "flush_lsn"),
                    Columns.lsn(rows, "replay_lsn"),
                    Columns.seconds(rows, "replay_lag"),
                    Columns.text(rows, "sync_state"),
                    Columns.instant(rows, "reply_time")));
        }
        return senders;
    }
}
