package io.understudy.bot.slack.inbound;

import java.time.Duration;

/** How long to wait before the next try: longer each time, until one lasts. For one thread. */
final class Backoff {
    static final Duration SHORTEST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    /** A connection that lived so long was a good one. */
    private static final Duration LASTING = Duration.ofSeconds(30);

    private Duration next = SHORTEST;

    /** The wait before the next try. */
    Duration next() {
        Duration wait = next;
        next = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        return wait;
    }

    /** @param lived how long what was tried last held */
    void held(Duration lived) {
        if (lived.compareTo(LASTING) >= 0) {
            next = SHORTEST;
        }
    }
}
