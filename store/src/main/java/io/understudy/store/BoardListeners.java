package io.understudy.store;

import io.understudy.commands.chat.MessageBoard.Subscription;
import io.understudy.commands.chat.PostedMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of messages. What a listener throws is logged: the message is stored all the same. */
final class BoardListeners {
    private static final Logger log = LoggerFactory.getLogger(BoardListeners.class);

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<PostedMessage> listener) {
        Entry entry = new Entry(listener);
        entries.add(entry);
        return entry;
    }

    void tell(PostedMessage message) {
        for (Entry entry : entries) {
            try {
                entry.listener.accept(message);
            } catch (RuntimeException e) {
                log.error("A listener failed at revision {} of message {}", message.revision(), message.key(), e);
            }
        }
    }

    /** Equal to itself only, so that one listener can be added twice and removed once. */
    private final class Entry implements Subscription {
        private final Consumer<PostedMessage> listener;

        Entry(Consumer<PostedMessage> listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            entries.remove(this);
        }
    }
}
