package io.understudy.backup.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup that was restored into a throwaway server to see whether it can be.
 *
 * @param backup its id
 * @param finishedAt empty while it runs, or if the bot died meanwhile
 * @param restore from the first byte that was read to the last database that was whole: the measured recovery time (RTO);
 *     zero unless it passed
 * @param tables that were compared
 * @param rows that the restored tables hold together
 * @param sampledRows that were looked for by their content, and found
 * @param detail what was wrong, for people; empty if nothing was
 */
public record RestoreTest(
        String cluster,
        String backup,
        Instant startedAt,
        Optional<Instant> finishedAt,
        State state,
        Duration restore,
        int tables,
        long rows,
        long sampledRows,
        String detail) {
    /** Begins the detail of one that people ended: nothing is wrong with the backup, nobody is alarmed. */
    public static final String CANCELLED = "it was cancelled";

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
