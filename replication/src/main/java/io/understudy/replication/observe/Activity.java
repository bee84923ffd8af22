package io.understudy.replication.observe;

import java.util.List;
import java.util.Optional;

/**
 * What goes on at an answering server right now.
 *
 * @param sessions of clients
 * @param active of those, running a statement
 * @param writing of those, with a transaction that has written
 * @param commits since the statistics were reset, of all databases
 * @param walBytesPerSecond how fast its WAL grew while it was watched; empty of a standby
 * @param writers who writes, most sessions first
 */
public record Activity(
        int sessions, int active, int writing, long commits, Optional<Long> walBytesPerSecond, List<Writer> writers) {
    public Activity {
        writers = List.copyOf(writers);
    }

    /** Sessions of one kind that have written. */
    public record Writer(String user, String application, int sessions) {}
}
