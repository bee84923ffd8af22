package io.understudy.bot.web;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A board that forgets with the process; buttons and revisions behave as the port demands. */
final class InMemoryBoard implements MessageBoard {
    private final Clock clock;
    private final Map<String, PostedMessage> byKey = new LinkedHashMap<>();
    private final List<Consumer<PostedMessage>> listeners = new CopyOnWriteArrayList<>();
    private long revision;
    private int buttons;

    InMemoryBoard(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized PostedMessage put(Draft draft) {
        PostedMessage old = byKey.get(draft.key());
        if (old != null && old.message().equals(draft.message())) {
            return old;
        }
        PostedMessage posted = posted(draft, old);
        byKey.put(draft.key(), posted);
        listeners.forEach(listener -> listener.accept(posted));
        return posted;
    }

    private PostedMessage posted(Draft draft, PostedMessage old) {
        revision++;
        String id = old == null ? "message-" + (byKey.size() + 1) : old.id();
        Instant at = old == null ? clock.instant() : old.at();
        return new PostedMessage(
                id,
                draft.key(),
                draft.place(),
                draft.author(),
                draft.invocation(),
                revision,
                at,
                draft.message(),
                draft.message().buttons().stream()
                        .map(button -> button(button, old))
                        .toList());
    }

    private PostedButton button(Button button, PostedMessage old) {
        return Optional.ofNullable(old).map(PostedMessage::buttons).orElse(List.of()).stream()
                .filter(one -> one.button().action().equals(button.action()))
                .findFirst()
                .map(one -> new PostedButton(one.id(), button))
                .orElseGet(() -> new PostedButton("button-" + ++buttons, button));
    }

    @Override
    public synchronized Optional<PostedMessage> byId(String id) {
        return byKey.values().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<PostedMessage> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    @Override
    public synchronized List<PostedMessage> since(long after, int limit) {
        return byKey.values().stream()
                .filter(one -> one.revision() > after)
                .sorted(Comparator.comparingLong(PostedMessage::revision))
                .limit(limit)
                .toList();
    }

    @Override
    public Subscription subscribe(Consumer<PostedMessage> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    int listeners() {
        return listeners.size();
    }
}
