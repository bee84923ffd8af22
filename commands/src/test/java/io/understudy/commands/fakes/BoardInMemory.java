package io.understudy.commands.fakes;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A board that forgets when the test ends; buttons and revisions behave as the port demands. Counts its puts. */
public final class BoardInMemory implements MessageBoard {
    private final Map<String, PostedMessage> byKey = new LinkedHashMap<>();
    private final List<Consumer<PostedMessage>> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private long revision;
    private int buttons;
    private int puts;
    private Optional<String> failing = Optional.empty();

    public BoardInMemory(InstantSource clock) {
        this.clock = clock;
    }

    public BoardInMemory() {
        this(InstantSource.fixed(Instant.EPOCH));
    }

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
        PostedMessage posted = posted(draft, Optional.ofNullable(before));
        byKey.put(draft.key(), posted);
        listeners.forEach(listener -> listener.accept(posted));
        return posted;
    }

    private PostedMessage posted(Draft draft, Optional<PostedMessage> before) {
        return new PostedMessage(
                before.map(PostedMessage::id).orElse("message-" + (byKey.size() + 1)),
                draft.key(),
                draft.place(),
                draft.author(),
                draft.invocation(),
                ++revision,
                before.map(PostedMessage::at).orElse(clock.instant()),
                draft.message(),
                draft.message().buttons().stream()
                        .map(button -> button(button, before))
                        .toList());
    }

    private PostedButton button(Button button, Optional<PostedMessage> before) {
        return before.map(PostedMessage::buttons).orElse(List.of()).stream()
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
    public synchronized List<PostedMessage> since(long seen, int limit) {
        return byKey.values().stream()
                .filter(one -> one.revision() > seen)
                .sorted(Comparator.comparingLong(PostedMessage::revision))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long newestRevision() {
        return revision;
    }

    @Override
    public Subscription subscribe(Consumer<PostedMessage> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public int listeners() {
        return listeners.size();
    }
}
