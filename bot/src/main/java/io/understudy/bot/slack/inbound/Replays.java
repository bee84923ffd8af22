package io.understudy.bot.slack.inbound;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The signatures of the last minutes: a genuine request comes once. Safe for any thread. */
final class Replays {
    private final Map<String, Instant> seen = new HashMap<>();

    /**
     * Remembers a genuine request.
     *
     * @param until when it need not be remembered any more, since its age gives it away
     * @return whether it had not come before
     */
    synchronized boolean isFirst(String signature, Instant until, Instant now) {
        seen.values().removeIf(now::isAfter);
        return seen.putIfAbsent(signature, until) == null;
    }

    /** Nothing came of it: it may come again. */
    synchronized void forget(String signature) {
        seen.remove(signature);
    }
}
