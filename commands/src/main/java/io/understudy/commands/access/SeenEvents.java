package io.understudy.commands.access;

import java.time.Instant;

/** Which events of the platforms were handled already; they deliver some twice, also across a restart of the bot. */
public interface SeenEvents {
    /**
     * Remembers the event for 24 hours; durable when it returns.
     *
     * @param eventId with its platform, for example {@code slack/Ev123}
     * @param at when it arrived, by the bot's own clock
     * @return whether nobody has said so before: only then may the event be handled
     */
    boolean firstTime(String eventId, Instant at);
}
