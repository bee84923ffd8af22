package io.understudy.commands.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Every message with its newest wording, durable; platforms deliver from here, so that a restart neither loses nor
 * repeats one. Buttons keep their id while the same action stays on the message, and stop working when it goes.
 */
public interface MessageBoard {
    /** Posts a message, or edits the one with the draft's key; an edit that changes nothing keeps its revision. */
    PostedMessage put(Draft draft);

    Optional<PostedMessage> byId(String id);

    Optional<PostedMessage> byKey(String key);

    /** Messages whose revision is greater, in the order of their revisions; at most {@code limit}. */
    List<PostedMessage> since(long revision, int limit);

    /** The greatest revision that was ever given; 0 on an empty board. */
    long newestRevision();

    /** Calls back after every put that changed something, on the putting thread; close it to stop. */
    Subscription subscribe(Consumer<PostedMessage> listener);

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
