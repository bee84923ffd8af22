package io.understudy.replication.scratch;

import java.util.Locale;

/** How a server is asked to stop; the names are those of {@code pg_ctl stop --mode}. */
public enum StopMode {
    /** Waits for every client to leave. */
    SMART,
    /** Disconnects the clients, writes a shutdown checkpoint and sends it to the standbys. */
    FAST,
    /** Leaves as in a crash; the next start recovers from the WAL. */
    IMMEDIATE;

    String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
