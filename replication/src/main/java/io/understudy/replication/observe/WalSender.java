package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code pg_stat_replication}. Empty fields mean NULL: on an idle pair the lags are, without
 * {@code pg_monitor} everything is.
 *
 * @param state startup, catchup, streaming, backup or stopping
 * @param syncState async, potential, sync or quorum
 * @param replyTime the standby's clock when it last replied: watch whether it changes, not its age
 */
public record WalSender(
        int pid,
        String applicationName,
        Optional<String> clientAddress,
        Optional<String> state,
        Optional<Lsn> sent,
        Optional<Lsn> flushed,
        Optional<Lsn> replayed,
        Optional<Duration> replayLag,
        Optional<String> syncState,
        Optional<Instant> replyTime) {
    /** How the copies log in that drills are made with. */
    public static final String DRILL = "understudy-drill";

    public boolean isStreaming() {
        return state.filter("streaming"::equals).isPresent();
    }

    /** Whether the row is a standby's stream and not a copy in progress, somebody's or our own. */
    public boolean isStandby() {
        return !applicationName.startsWith("pg_")
                && !applicationName.equals(DRILL)
                && state.filter("backup"::equals).isEmpty();
    }
}
