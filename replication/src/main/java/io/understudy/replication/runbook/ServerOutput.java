package io.understudy.replication.runbook;

import java.util.List;

/**
 * Lines that a server wrote, made harmless: no control characters, no query texts, no secrets.
 *
 * @param source where they are from, for people: "db2: /var/log/postgresql/postgresql-15-main.log"
 * @param lines oldest first, at most {@link #LIMIT}
 */
public record ServerOutput(String source, List<String> lines) {
    /** How many lines of a server are shown. */
    public static final int LIMIT = 10;

    public ServerOutput {
        lines = List.copyOf(lines.subList(Math.max(0, lines.size() - LIMIT), lines.size()));
    }
}
