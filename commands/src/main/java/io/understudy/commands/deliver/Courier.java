package io.understudy.commands.deliver;

import io.understudy.commands.chat.PostedMessage;
import java.util.Optional;

/**
 * Carries messages to one platform. Each call is one try: it may take some seconds, and what became of it is its answer,
 * never an exception. Called by one thread per lane at a time.
 */
public interface Courier {
    /** The platform's short name, as in {@link io.understudy.replication.operate.Person#platform}. */
    String platform();

    /**
     * What limits the rate together, normally the platform's channel; empty when the message is not shown on this platform:
     * its channel is not there, or it is for one person of another platform.
     */
    Optional<String> lane(PostedMessage message);

    /**
     * Shows a message for the first time.
     *
     * @param thread where the message stands below which this one belongs; empty: in the channel itself
     */
    Outcome post(PostedMessage message, Optional<Receipt> thread) throws InterruptedException;

    /** Gives a message that stands there its newest wording. */
    Outcome edit(Receipt shown, PostedMessage message) throws InterruptedException;
}
