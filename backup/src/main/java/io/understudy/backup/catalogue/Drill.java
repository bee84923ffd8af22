package io.understudy.backup.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A rehearsed failover: a copy of a standby, cut off from everything, promoted, written to, checked and thrown away.
 *
 * @param source the standby that was copied
 * @param finishedAt empty while it runs, or if the bot died meanwhile
 * @param bytes of the copied data directory
 * @param copy how long the base backup took
 * @param start from the start of the server until it answered, recovery included
 * @param promotion from the order to promote to the first committed write: the expected failover time
 * @param detail what was wrong or what could not be cut off, for people; empty if nothing
 */
public record Drill(
        String cluster,
        String source,
        Instant startedAt,
        Optional<Instant> finishedAt,
        State state,
        long bytes,
        Duration copy,
        Duration start,
        Duration promotion,
        String detail) {
    /** Begins the detail of one that people ended: nothing is wrong with the cluster, nobody is alarmed. */
    public static final String CANCELLED = "it was cancelled";

    /** One that begins now, and has measured nothing yet. */
    public static Drill begun(String cluster, String source, Instant at) {
        return new Drill(
                cluster,
                source,
                at,
                Optional.empty(),
                State.RUNNING,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                "");
    }

    /** The same at its end, with what it measured. */
    public Drill ended(Instant at, State how, String why) {
        return new Drill(cluster, source, startedAt, Optional.of(at), how, bytes, copy, start, promotion, why);
    }

    /** Whether people ended it. */
    public boolean isCancelled() {
        return state == State.FAILED && detail.startsWith(CANCELLED);
    }

    /** How it is, or how it ended. */
    public enum State {
        RUNNING,
        PASSED,
        FAILED
    }
}
