package io.understudy.commands.fakes;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.deliver.Courier;
import io.understudy.commands.deliver.Outcome;
import io.understudy.commands.deliver.Receipt;
import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat platform in memory, with its courier: channels whose names begin with {@code #}, messages that can be edited and
 * deleted, threads, and troubles that a test lays in wait for the next calls.
 */
public final class LittlePlatform implements Courier {
    public static final String NAME = "little";
    public static final Person ANN = new Person(NAME, "U1", "Ann");

    private final InstantSource clock;
    private final Map<String, Post> posts = new LinkedHashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Deque<Trouble>> troubles = new HashMap<>();
    private int numbers;

    public LittlePlatform(InstantSource clock) {
        this.clock = clock;
    }

    /** A message as people see it there; {@code thread} is the number of the message that it stands below. */
    public record Post(String channel, String number, Optional<String> thread, String text) {}

    /** One call, also one that failed. */
    public record Call(Instant at, String channel, String text) {}

    /** What happens to a call instead of what it wanted. */
    @FunctionalInterface
    public interface Trouble {
        Outcome meet() throws InterruptedException;
    }

    /** The next calls in a channel end like this, one each. */
    public synchronized void next(String channel, Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            meet(channel, () -> outcome);
        }
    }

    public synchronized void meet(String channel, Trouble trouble) {
        troubles.computeIfAbsent(channel, name -> new ArrayDeque<>()).add(trouble);
    }

    /** Somebody deletes everything there. */
    public synchronized void deleteAll() {
        posts.clear();
    }

    public synchronized List<Post> posts() {
        return List.copyOf(posts.values());
    }

    /** The texts as they stand there now, in the order of their posting. */
    public synchronized List<String> texts() {
        return posts.values().stream().map(Post::text).toList();
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** What calls wanted to show, in their order. */
    public synchronized List<String> called() {
        return calls.stream().map(Call::text).toList();
    }

    @Override
    public String platform() {
        return NAME;
    }

    @Override
    public Optional<String> lane(PostedMessage message) {
        boolean ours = message.place()
                .onlyFor()
                .map(person -> person.platform().equals(NAME))
                .orElse(true);
        return ours && message.author().isEmpty() && message.place().channel().startsWith("#")
                ? Optional.of(message.place().channel())
                : Optional.empty();
    }

    @Override
    public Outcome post(PostedMessage message, Optional<Receipt> thread) throws InterruptedException {
        Optional<Trouble> trouble = call(message);
        return trouble.isPresent() ? trouble.get().meet() : posted(message, thread);
    }

    private synchronized Outcome posted(PostedMessage message, Optional<Receipt> thread) {
        String number = "m" + ++numbers;
        String channel = message.place().channel();
        posts.put(
                number,
                new Post(
                        channel,
                        number,
                        thread.map(Receipt::message),
                        message.message().text()));
        return new Outcome.Shown(new Receipt(channel, number, ""));
    }

    @Override
    public Outcome edit(Receipt shown, PostedMessage message) throws InterruptedException {
        Optional<Trouble> trouble = call(message);
        return trouble.isPresent() ? trouble.get().meet() : edited(shown, message);
    }

    private synchronized Outcome edited(Receipt shown, PostedMessage message) {
        Post before = posts.get(shown.message());
        if (before == null) {
            return new Outcome.Gone();
        }
        posts.put(
                shown.message(),
                new Post(
                        before.channel(),
                        before.number(),
                        before.thread(),
                        message.message().text()));
        return new Outcome.Shown(shown);
    }

    private synchronized Optional<Trouble> call(PostedMessage message) {
        String channel = message.place().channel();
        calls.add(new Call(clock.instant(), channel, message.message().text()));
        return Optional.ofNullable(troubles.get(channel)).map(Deque::poll);
    }
}
