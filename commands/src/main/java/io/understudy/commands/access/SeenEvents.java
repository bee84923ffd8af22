package io.understudy.commands.access;

import java.time.Instant;

/** Remembers which platform events were handled, so that a redelivered one does nothing. */
public interface SeenEvents {
    boolean firstTime(String eventId, Instant at);
}
