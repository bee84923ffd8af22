package io.understudy.bot.web;

import io.understudy.commands.access.Role;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.operate.Person;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A console on a free port with two users, whose bot is a {@link FakeConversation}. */
final class ConsoleFixture implements AutoCloseable {
    static final String ALICE = "token-of-alice-0123456789";
    static final String BOB = "token-of-bob-0123456789";
    static final String STRANGER = "token-of-stranger-0123456789";
    static final Person ALICE_HERSELF = new Person("web", "alice", "Alice Baker");

    private static final Map<String, Set<Role>> ROLES =
            Map.of("alice", Set.of(Role.VIEWER, Role.OPERATOR), "bob", Set.of(Role.VIEWER, Role.APPROVER));
    private static final List<Completion> COMPLETIONS = List.of(
            new Completion("/replica status [cluster]", "Is all well? Roles, lag, slots, and since when"),
            new Completion("/replica promote <node>", "Make a standby the primary, after approval"),
            new Completion("/replica rebuild <node>", "Bring a broken or old node back as a standby"),
            new Completion("/replica backup now [cluster]", "Dump every database now"),
            new Completion("/replica backup list [cluster]", "Which dumps there are"),
            new Completion("/replica help", "What you can do"));

    static final Probes WELL = new Probes(List::of, List::of, () -> "up 1\n", Optional.empty());

    final Clock clock = new TickingClock(Instant.parse("2026-11-20T14:02:11Z"));
    final BoardInMemory board = new BoardInMemory(clock);
    final FakeConversation conversation = new FakeConversation(board);
    /** What db2 is behind by, in the newest point. */
    volatile long lagBytes = 43_200;

    final WebConsole console;

    /** @param demo whether users can be switched */
    ConsoleFixture(boolean demo) {
        this(demo, 0);
    }

    ConsoleFixture(boolean demo, int port) {
        this(demo, port, WELL, Optional.empty());
    }

    ConsoleFixture(boolean demo, int port, Probes probes, Optional<URI> publicUrl) {
        RandomIds ids = new RandomIds(new SecureRandom());
        ConsoleContext context = new ConsoleContext(
                board,
                conversation,
                roles -> roles.isEmpty() ? List.of() : COMPLETIONS,
                person -> ROLES.getOrDefault(person.id(), Set.of()),
                new ConsoleUsers(List.of(
                        ConsoleUser.of("alice", "Alice Baker", new Secret(ALICE)),
                        ConsoleUser.of("bob", "Bob Carter", new Secret(BOB)),
                        ConsoleUser.of("stranger", "Sam Stranger", new Secret(STRANGER)))),
                new LoginTokens(ids),
                new SessionCookies(new Secret("a key that only this test knows"), clock, ids),
                new ConsoleScene(List.of("demo"), List.of("demo", "backups"), demo),
                (cluster, span) -> Optional.of(cluster).filter("demo"::equals).map(name -> Samples.lag(span, lagBytes)),
                clock,
                ids,
                probes);
        console = new WebConsole(new ConsoleSettings("127.0.0.1", port, publicUrl), context, Duration.ofMillis(200));
        console.start();
    }

    /** Puts what the bot says by itself into the channel {@code demo}. */
    PostedMessage post(String key, ChatMessage message) {
        return board.put(Draft.announcement(key, Place.in("demo"), message));
    }

    String url() {
        return console.url().toString();
    }

    @Override
    public void close() {
        console.close();
        conversation.close();
    }
}
