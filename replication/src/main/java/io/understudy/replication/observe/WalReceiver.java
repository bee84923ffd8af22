package io.understudy.replication.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * The row of {@code pg_stat_wal_receiver}. Its absence means that the standby knows nothing of its upstream.
 *
 * @param status streaming, or waiting at the end of a timeline
 * @param timeline of the WAL received last
 * @param lastMessageAt the standby's clock when the last message came; up to 30 s old on an idle pair
 */
public record WalReceiver(
        String status,
        int timeline,
        Optional<String> slotName,
        String senderHost,
        int senderPort,
        Optional<Instant> lastMessageAt) {
    public boolean isStreaming() {
        return status.equals("streaming");
    }
}
