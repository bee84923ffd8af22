package io.understudy.bot.redact;

import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The chat's door: nothing is kept or shown before it was redacted. */
public record RedactedBoard(MessageBoard board, Redaction redaction) implements MessageBoard {
    @Override
    public PostedMessage put(Draft draft) {
        return board.put(draft.reworded(redaction::of));
    }

    @Override
    public Optional<PostedMessage> byId(String id) {
        return board.byId(id);
    }

    @Override
    public Optional<PostedMessage> byKey(String key) {
        return board.byKey(key);
    }

    @Override
    public List<PostedMessage> since(long revision, int limit) {
        return board.since(revision, limit);
    }

    @Override
    public long newestRevision() {
        return board.newestRevision();
    }

    @Override
    public Subscription subscribe(Consumer<PostedMessage> listener) {
        return board.subscribe(listener);
    }
}
