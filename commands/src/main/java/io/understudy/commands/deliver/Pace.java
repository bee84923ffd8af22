package io.understudy.commands.deliver;

import java.time.Duration;

/**
 * How fast, and how patiently.
 *
 * @param between from the end of one call to the next in the same lane
 * @param longestWait what a wait grows to when the same trouble repeats, unless the platform asks for more
 * @param closing how long calls that run are waited for when the bot stops
 */
public record Pace(Duration between, Duration longestWait, Duration closing) {
    /** No platform takes less than 50 edits a minute. */
    public static Pace usual() {
        return new Pace(Duration.ofMillis(1_200), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }
}
