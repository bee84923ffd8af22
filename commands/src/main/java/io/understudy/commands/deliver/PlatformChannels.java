package io.understudy.commands.deliver;

import java.util.Optional;

/** Channels that the bot itself made on a platform, by the board's names; durable when a call returns. */
public interface PlatformChannels {
    /** The newest one under this name. */
    Optional<MadeChannel> named(String platform, String name);

    /** The one with the platform's own id. */
    Optional<MadeChannel> withId(String platform, String id);

    void put(String platform, MadeChannel channel);

    /**
     * A channel of an incident.
     *
     * @param name the board's, for example {@code incident-7-orders}
     * @param id the platform's
     * @param archived whether it was closed for good; what is said there afterwards needs a new one
     */
    record MadeChannel(String name, String id, boolean archived) {}
}
