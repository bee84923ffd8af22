package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.ClusterSettings;
import io.understudy.bot.web.Completion;
import io.understudy.bot.web.ConsoleContext;
import io.understudy.bot.web.ConsoleScene;
import io.understudy.bot.web.ConsoleUser;
import io.understudy.bot.web.ConsoleUsers;
import io.understudy.bot.web.LoginTokens;
import io.understudy.bot.web.Probes;
import io.understudy.bot.web.RandomIds;
import io.understudy.bot.web.SessionCookies;
import io.understudy.bot.web.WebConsole;
import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.chat.ChatPlatform;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.lag.LagStories;
import io.understudy.replication.cluster.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The web console, which is a chat platform like the others. */
final class ConsoleModule extends AbstractModule {
    private final boolean demo;

    ConsoleModule(boolean demo) {
        this.demo = demo;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), ChatPlatform.class).addBinding().to(WebConsole.class);
    }

    @Provides
    @Singleton
    WebConsole console(
            BotSettings settings,
            MessageBoard board,
            Conversation conversation,
            People people,
            Clusters clusters,
            LagStories lags,
            Probes probes,
            Clock clock,
            SecureRandom random) {
        RandomIds ids = new RandomIds(random);
        Path state = settings.store().file().toAbsolutePath();
        Secret key = new SessionKey(state.resolveSibling(state.getFileName() + ".session")).read(random);
        List<ConsoleUser> users = settings.users().stream()
                .flatMap(user -> user.token().stream().map(token -> new ConsoleUser(user.person(), token)))
                .toList();
        return new WebConsole(
                settings.console(),
                new ConsoleContext(
                        board,
                        conversation,
                        completions(),
                        people,
                        new ConsoleUsers(users),
                        new LoginTokens(ids),
                        new SessionCookies(key, clock, ids),
                        scene(settings),
                        (name, span) -> Optional.ofNullable(clusters.managed().get(name))
                                .map(cluster -> lags.of(cluster, span, clock.instant())),
                        clock,
                        ids,
                        probes));
    }

    private ConsoleScene scene(BotSettings settings) {
        List<String> channels = Stream.concat(
                        settings.clusters().values().stream().map(ClusterSettings::channel),
                        settings.channels().keySet().stream())
                .distinct()
                .toList();
        return new ConsoleScene(List.copyOf(settings.clusters().keySet()), channels, demo);
    }

    private static Function<Set<Role>, List<Completion>> completions() {
        CommandCatalogue catalogue = new CommandCatalogue();
        return roles -> catalogue.availableTo(roles).stream()
                .map(entry -> new Completion(entry.usage(), entry.help()))
                .toList();
    }
}
