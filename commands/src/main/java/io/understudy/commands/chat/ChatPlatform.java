package io.understudy.commands.chat;

import java.time.Instant;
import java.util.Optional;

/** One place where the board is shown. Safe for any thread. */
public interface ChatPlatform {
    /** For people, the middle of a sentence, for example {@code the web console}. */
    String name();

    /** Whether people could read a new message there now. */
    boolean isConnected();

    /**
     * Since when the oldest message waits that is on the board and not there; empty when nothing waits. A platform that people
     * read from the board itself has nothing that could wait.
     */
    Optional<Instant> undeliveredSince();
}
