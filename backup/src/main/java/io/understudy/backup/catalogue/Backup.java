package io.understudy.backup.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a cluster's logical backup.
 *
 * @param id sortable by time, also the name of its directory, for example {@code orders-20261120T031000Z}
 * @param source node that was dumped
 * @param directory where it lies, absolute, on the bot's machine
 * @param finishedAt empty while it runs, or if the bot died meanwhile
 * @param bytes of all its files together
 * @param databases that are whole in it
 * @param detail what went wrong, for people; empty if nothing did
 * @param assurance what is known of it besides
 */
public record Backup(
        String id,
        String cluster,
        String source,
        String directory,
        Instant startedAt,
        Optional<Instant> finishedAt,
        State state,
        long bytes,
        List<String> databases,
        String detail,
        Assurance assurance) {
    /** Begins the detail of one that a restore test found broken: only another restore test clears it of that. */
    public static final String DOES_NOT_RESTORE = "it does not restore: ";

    public Backup {
        databases = List.copyOf(databases);
    }

    /** One of which nothing more is known. */
    public Backup(
            String id,
            String cluster,
            String source,
            String directory,
            Instant startedAt,
            Optional<Instant> finishedAt,
            State state,
            long bytes,
            List<String> databases,
            String detail) {
        this(id, cluster, source, directory, startedAt, finishedAt, state, bytes, databases, detail, Assurance.NONE);
    }

    /** The same run in another state. */
    public Backup with(State newState, String newDetail) {
        return new Backup(
                id,
                cluster,
                source,
                directory,
                startedAt,
                finishedAt,
                newState,
                bytes,
                databases,
                newDetail,
                assurance);
    }

    /** The same run of which something else is known. */
    public Backup with(Assurance known) {
        return new Backup(
                id, cluster, source, directory, startedAt, finishedAt, state, bytes, databases, detail, known);
    }

    /** Whether people ended it: it is not tried again, and nobody is alarmed. */
    public boolean isCancelled() {
        return state == State.FAILED && detail.startsWith(BackupRetries.CANCELLED);
    }

    /** Whether a restore test found it broken. Whatever less than a restore finds of it says nothing against that. */
    public boolean failedToRestore() {
        return state == State.FAILED && detail.startsWith(DOES_NOT_RESTORE);
    }

    /** Only a VERIFIED one counts as a backup. */
    public enum State {
        RUNNING,
        /** Complete, and read back in full. */
        VERIFIED,
        /** Some databases are in it, some failed. */
        DEGRADED,
        FAILED,
        /** Its files were removed by retention. */
        REMOVED
    }
}
