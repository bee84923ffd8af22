package io.understudy.slacklocal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspace's messages, those for one member's eyes too. Who may change what is judged elsewhere. */
public final class Messages {
    private final Stamps stamps;
    private final Changes changes;
    private final Map<MessageRef, PostedMessage> messages = new LinkedHashMap<>();

    Messages(Stamps stamps, Changes changes) {
        this.stamps = stamps;
        this.changes = changes;
    }

    /** Puts a message into a channel under a new {@code ts}. */
    public PostedMessage post(Draft draft) {
        PostedMessage posted;
        synchronized (this) {
            posted = draft.posted(stamps.next());
            messages.put(new MessageRef(posted.channel(), posted.ts()), posted);
        }
        changes.tell(new Change.Posted(posted));
        return posted;
    }

    /** Changes a wording; empty if the message is gone. */
    public Optional<PostedMessage> reword(MessageRef where, String text, JsonNode blocks) {
        Optional<PostedMessage> changed;
        synchronized (this) {
            changed = find(where).map(message -> message.reworded(text, blocks));
            changed.ifPresent(message -> messages.put(where, message));
        }
        changed.ifPresent(message -> changes.tell(new Change.Updated(message)));
        return changed;
    }

    /** Answers what was there. */
    public Optional<PostedMessage> delete(MessageRef where) {
        Optional<PostedMessage> gone;
        synchronized (this) {
            gone = Optional.ofNullable(messages.remove(where));
        }
        gone.ifPresent(message -> changes.tell(new Change.Deleted(message)));
        return gone;
    }

    public synchronized Optional<PostedMessage> find(MessageRef where) {
        return Optional.ofNullable(messages.get(where));
    }

    /** A channel's messages in the order in which they were posted, threads and ephemerals among them. */
    public synchronized List<PostedMessage> in(String channel) {
        return messages.values().stream()
                .filter(message -> message.channel().equals(channel))
                .toList();
    }

    /** All messages in the order in which they were posted. */
    public synchronized List<PostedMessage> all() {
        return new ArrayList<>(messages.values());
    }

    /** The answers in the thread under a message. */
    public List<PostedMessage> thread(MessageRef parent) {
        return in(parent.channel()).stream()
                .filter(message -> message.threadTs().equals(Optional.of(parent.ts())))
                .toList();
    }
}
