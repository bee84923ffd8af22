package io.understudy.replication.sql;

import java.time.Duration;

/**
 * How long a server may take. The driver rounds the first up to whole seconds.
 *
 * @param connect for the TCP connection and the login, each
 * @param answer for one question; the server is told to give up as well
 */
public record Deadlines(Duration connect, Duration answer) {
    /** For the watching looks. */
    public static final Deadlines OF_A_LOOK = new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(2));

    /** For changes: a requested checkpoint of a busy server takes minutes. */
    public static final Deadlines OF_A_CHANGE = new Deadlines(Duration.ofSeconds(5), Duration.ofMinutes(10));

    static int wholeSeconds(Duration deadline) {
        return Math.toIntExact(Math.max(1, deadline.plusMillis(999).toSeconds()));
    }
}
