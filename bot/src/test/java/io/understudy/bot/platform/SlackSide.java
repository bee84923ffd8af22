package io.understudy.bot.platform;

import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.Furnishing;
import io.understudy.bot.slack.courier.IncidentRooms;
import io.understudy.bot.slack.courier.Responders;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackChannels;
import io.understudy.bot.slack.courier.SlackCourier;
import io.understudy.bot.slack.courier.SlackIdentity;
import io.understudy.bot.slack.courier.Strays;
import io.understudy.bot.slack.inbound.Entrance;
import io.understudy.bot.slack.inbound.Entrances;
import io.understudy.bot.slack.inbound.InboundContext;
import io.understudy.bot.slack.render.SlackRendering;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.deliver.Deliverer;
import io.understudy.commands.deliver.Pace;
import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.replication.host.Patience;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The bot's side of Slack: the way in and the way out, without a second between messages. */
final class SlackSide implements AutoCloseable {
    private static final Pace HURRIED = new Pace(Duration.ofMillis(5), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final SlackApi api;
    private final Deliverer out;
    private final Entrance in;

    SlackSide(SlackSettings settings, StageBot bot) {
        Clock clock = bot.clock();
        MessageBoard board = bot.store().messages();
        PlatformChannels made = bot.store().platformChannels();
        api = new SlackApi(settings);
        SlackIdentity identity = new SlackIdentity(api);
        SlackChannels channels = new SlackChannels(settings, Set.of(StageBot.CHANNEL), made, api, clock);
        ResponseUrls responses = new ResponseUrls(settings.apiUrl(), clock);
        Furnishing furnishing =
                new Furnishing(api, identity, board, Responders.of(settings, Map.of()), Optional.empty());
        SlackCourier courier = new SlackCourier(
                api,
                channels,
                new IncidentRooms(api, made, furnishing, clock),
                new SlackRendering(settings.command(), name -> Optional.empty()),
                board,
                bot.store().deliveries(),
                responses,
                "in the web console",
                clock);
        out = new Deliverer(
                board, courier, bot.store().deliveries(), clock, Executors.newScheduledThreadPool(2), HURRIED);
        in = Entrances.of(
                new InboundContext(
                        settings,
                        bot.desk(),
                        board,
                        bot.store().seenEvents(),
                        bot.store().audit(),
                        api,
                        identity,
                        channels::boardName,
                        responses,
                        warnings::add,
                        clock,
                        new Strays(api, bot.store().deliveries(), Runnable::run)),
                time -> Thread.sleep(time.toMillis()),
                name -> Executors.defaultThreadFactory());
    }

    void start() {
        out.start();
        in.start();
        Patience.await(Duration.ofSeconds(20)).until(in::isConnected);
    }

    /** What people were told about the bot's being in Slack. */
    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        in.close();
        out.close();
        api.close();
    }
}
