package io.understudy.bot.slack.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many connections Slack may count of this bot alone. One that broke may still count for it, so that those of the last
 * minutes are all taken for open: rather no warning than a wrong one. Safe for any thread.
 */
final class OwnLines {
    private static final Duration FORGOTTEN = Duration.ofMinutes(3);

    private final InstantSource clock;
    private final Deque<Instant> opened = new ArrayDeque<>();

    OwnLines(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void opened() {
        opened.addLast(clock.instant());
    }

    /** With the one that opens now. */
    synchronized int mostOfOurs() {
        Instant now = clock.instant();
        // The last one is open still, however old it is.
        while (opened.size() > 1 && opened.peekFirst().isBefore(now.minus(FORGOTTEN))) {
            opened.removeFirst();
        }
        return opened.size() + 1;
    }
}
