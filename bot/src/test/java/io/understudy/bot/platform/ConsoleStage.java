package io.understudy.bot.platform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.bot.web.ConsoleContext;
import io.understudy.bot.web.ConsoleScene;
import io.understudy.bot.web.ConsoleSettings;
import io.understudy.bot.web.ConsoleUser;
import io.understudy.bot.web.ConsoleUsers;
import io.understudy.bot.web.Http;
import io.understudy.bot.web.LoginTokens;
import io.understudy.bot.web.Probes;
import io.understudy.bot.web.RandomIds;
import io.understudy.bot.web.SessionCookies;
import io.understudy.bot.web.WebConsole;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.operate.Person;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The web console, with scripts in the place of pages. */
final class ConsoleStage implements PlatformStage {
    private final RandomIds ids = new RandomIds(new SecureRandom());
    private final Map<Performer, String> tokens = new EnumMap<>(Performer.class);
    private final Map<Performer, ConsoleScreen> screens = new EnumMap<>(Performer.class);
    private WebConsole console;
    private Http http;

    ConsoleStage() {
        for (Performer one : Performer.values()) {
            tokens.put(one, ids.next());
            screens.put(one, new ConsoleScreen(tokens.get(one)));
        }
    }

    @Override
    public Person person(Performer performer) {
        return new Person("web", performer.shownName(), performer.shownName());
    }

    @Override
    public void start(StageBot bot) {
        console = new WebConsole(new ConsoleSettings("127.0.0.1", 0, Optional.empty()), context(bot));
        console.start();
        http = new Http(console.url().toString());
    }

    @Override
    public void stop() {
        console.close();
    }

    @Override
    public void say(Performer by, String channel, String command) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("channel", channel).put("text", command);
        http.post("/api/v1/commands", body.toString(), screens.get(by).headers());
    }

    @Override
    public void click(Performer by, Seen on, String label, String typed) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("message", on.id())
                .put("button", screens.get(by).button(on.id(), label))
                .put("input", typed);
        http.post("/api/v1/actions", body.toString(), screens.get(by).headers());
    }

    @Override
    public List<Seen> seen(Performer by, String channel) {
        ConsoleScreen screen = screens.get(by);
        screen.renew(http);
        return screen.seen(channel);
    }

    @Override
    public void close() {
        console.close();
    }

    private ConsoleContext context(StageBot bot) {
        List<ConsoleUser> users = Stream.of(Performer.values())
                .map(one -> new ConsoleUser(person(one), new Secret(tokens.get(one))))
                .toList();
        return new ConsoleContext(
                bot.store().messages(),
                bot.desk(),
                roles -> List.of(),
                bot::roles,
                new ConsoleUsers(users),
                new LoginTokens(ids),
                new SessionCookies(new Secret("a key that only this test knows"), bot.clock(), ids),
                new ConsoleScene(List.of("orders"), List.of(StageBot.CHANNEL), false),
                (cluster, span) -> Optional.empty(),
                bot.clock(),
                ids,
                new Probes(List::of, List::of, () -> "", Optional.empty()));
    }
}
