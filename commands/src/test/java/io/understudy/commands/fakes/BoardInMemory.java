package io.understudy.commands.fakes;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A board that forgets when the test ends; counts its puts. */
public final class BoardInMemory implements MessageBoard {
    private final Map<String, PostedMessage> byKey = new LinkedHashMap<>();
    private final List<Consumer<PostedMessage>> listeners = new ArrayList<>();
    private long revision;
    private int puts;
    private Optional<String> failing = Optional.empty();

    /** Lets every put of this key fail. */
    public synchronized void failOn(String key) {
        failing = Optional.of(key);
    }

    public synchronized int puts() {
        return puts;
    }

    public synchronized List<PostedMessage> all() {
        return List.copyOf(byKey.values());
    }

    @Override
    public synchronized PostedMessage put(Draft draft) {
        if (failing.filter(draft.key()::equals).isPresent()) {
            throw new IllegalStateException("the board takes no messages");
        }
        puts++;
        PostedMessage before = byKey.get(draft.key());
        if (before != null && before.message().equals(draft.message())) {
            return before;
        }
        String id = before == null ? "m" + (byKey.size() + 1) : before.id();
        PostedMessage posted = new PostedMessage(
                id,
                draft.key(),
                draft.place(),
                draft.author(),
                draft.invocation(),
                ++revision,
                before == null ? Instant.EPOCH : before.at(),
                draft.message(),
                buttons(id, draft.message().buttons()));
        byKey.put(draft.key(), posted);
        listeners.forEach(listener -> listener.accept(posted));
        return posted;
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
    public synchronized List<PostedMessage> since(long seen, int limit) {
        return byKey.values().stream()
                .filter(one -> one.revision() > seen)
                .sorted(Comparator.comparingLong(PostedMessage::revision))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Subscription subscribe(Consumer<PostedMessage> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private static List<PostedButton> buttons(String id, List<Button> buttons) {
        return buttons.stream()
                .map(button ->
                        new PostedButton(id + "-" + button.action().toString().hashCode(), button))
                .toList();
    }
}
