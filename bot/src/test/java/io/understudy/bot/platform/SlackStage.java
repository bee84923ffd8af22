package io.understudy.bot.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.SlackSettings.Mode;
import io.understudy.bot.slack.setup.SlackScope;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Person;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.api.Limits;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Installation;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.OpenView;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Slack of this machine, over its websocket; whatever the bot does against Slack's documentation fails the test. */
final class SlackStage implements PlatformStage {
    private static final Duration SOON = Patience.seconds(20);

    private final LocalSlack slack = LocalSlack.start(withTheManifestsScopes());
    private final Installation app = slack.workspace().app();
    private final Map<Performer, SlackScreen> screens = new EnumMap<>(Performer.class);
    private final Channel channel;
    private SlackSide side;

    SlackStage() {
        for (Performer one : Performer.values()) {
            screens.put(one, new SlackScreen(slack, slack.member(one.name().toLowerCase(Locale.ROOT))));
        }
        channel = slack.workspace()
                .channels()
                .create(
                        StageBot.CHANNEL,
                        false,
                        screens.get(Performer.ALICE).member().member().id())
                .orElseThrow();
        slack.workspace().channels().join(channel.id(), app.botUser());
        slack.workspace()
                .channels()
                .join(channel.id(), screens.get(Performer.BOB).member().member().id());
    }

    @Override
    public Person person(Performer performer) {
        Member member = screens.get(performer).member().member();
        return new SlackMember(app.teamId(), member.id()).person(member.name());
    }

    @Override
    public void start(StageBot bot) {
        side = new SlackSide(settings(), bot);
        side.start();
    }

    @Override
    public void stop() {
        side.close();
        assertThat(side.warnings()).isEmpty();
    }

    @Override
    public void say(Performer by, String where, String command) {
        int words = command.indexOf(' ');
        acknowledged(screens.get(by).member().slash(where, command.substring(0, words), command.substring(words + 1)));
    }

    @Override
    public void click(Performer by, Seen on, String label, String typed) {
        SlackScreen screen = screens.get(by);
        acknowledged(screen.member().click(screen.asSeen(on), label));
        if (!typed.isEmpty()) {
            OpenView window = screen.member().sees().modal(SOON);
            acknowledged(screen.member().submit(window, Map.of("text", typed)));
        }
    }

    @Override
    public List<Seen> seen(Performer by, String where) {
        return screens.get(by).seen(where);
    }

    @Override
    public void close() {
        stop();
        assertThat(slack.violations()).isEmpty();
        slack.close();
    }

    private SlackSettings settings() {
        return new SlackSettings(
                Mode.SOCKET,
                slack.apiUrl(),
                new Secret(app.botToken()),
                Optional.of(new Secret(app.appToken())),
                Optional.empty(),
                app.command(),
                Map.of(StageBot.CHANNEL, channel.id()),
                Map.of(),
                "127.0.0.1",
                0,
                Duration.ofDays(1));
    }

    /** With no others, so that everything here proves that they do. */
    private static LocalSlackSettings withTheManifestsScopes() {
        LocalSlackSettings settings = LocalSlackSettings.defaults(Clock.systemUTC());
        return settings.withApp(settings.app().withBotScopes(Set.copyOf(SlackScope.all())))
                .withLimits(Limits.OFF);
    }

    private static void acknowledged(CompletableFuture<?> sent) {
        sent.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
