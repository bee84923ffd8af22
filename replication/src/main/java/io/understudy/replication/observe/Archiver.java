package io.understudy.replication.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code pg_stat_archiver} of a server that archives, with the finished WAL files that wait.
 *
 * @param archivedCount since the statistics were reset
 * @param failedCount attempts, likewise
 * @param lastArchived empty when none was since the statistics were reset
 * @param lastFailed likewise
 * @param ready files that wait to be archived; empty if the role may not list them
 */
public record Archiver(
        long archivedCount,
        long failedCount,
        Optional<File> lastArchived,
        Optional<File> lastFailed,
        OptionalInt ready) {
    /** A WAL file and when it was archived, or failed to be. */
    public record File(String name, Instant at) {}

    /** Whether the newest attempt failed and something waits. A failure of long ago with nothing left to do is over. */
    public boolean fails() {
        boolean newestFailed = lastFailed
                .filter(failed -> lastArchived
                        .filter(archived -> !failed.at().isAfter(archived.at()))
                        .isEmpty())
                .isPresent();
        return newestFailed && ready.orElse(1) > 0;
    }
}
