package io.understudy.replication.logs;

import java.time.Duration;
import java.util.List;

/**
 * The newest lines of a server's log.
 *
 * @param source where it is, as people find it: a path, or a journal's command
 * @param lines oldest first; of the hour before its newest one, as far as its lines bear times
 * @param quiet how long before the look something was written to it last
 */
public record ServerLog(String source, List<String> lines, Duration quiet) {
    public ServerLog {
        lines = List.copyOf(lines);
    }

    /** What is known of it. */
    public LogReading reading() {
        return new LogClassifier().read(lines);
    }
}
