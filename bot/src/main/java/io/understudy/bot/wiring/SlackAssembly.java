package io.understudy.bot.wiring;

import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.ClusterSettings;
import io.understudy.bot.settings.UserSettings;
import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.Furnishing;
import io.understudy.bot.slack.courier.IncidentRooms;
import io.understudy.bot.slack.courier.Responders;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackArchivist;
import io.understudy.bot.slack.courier.SlackChannels;
import io.understudy.bot.slack.courier.SlackCourier;
import io.understudy.bot.slack.courier.SlackIdentity;
import io.understudy.bot.slack.courier.Strays;
import io.understudy.bot.slack.inbound.Entrance;
import io.understudy.bot.slack.inbound.Entrances;
import io.understudy.bot.slack.inbound.InboundContext;
import io.understudy.bot.slack.render.SlackRendering;
import io.understudy.commands.access.Role;
import io.understudy.commands.deliver.Deliverer;
import io.understudy.commands.deliver.Pace;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the parts of the bot's being in Slack together. */
final class SlackAssembly {
    /** Channels that are written in at the same time. */
    private static final int LANES = 4;

    private final BotSettings settings;
    private final SlackPorts ports;
    private final InstantSource clock;

    @Inject
    SlackAssembly(BotSettings settings, SlackPorts ports, InstantSource clock) {
        this.settings = settings;
        this.ports = ports;
        this.clock = clock;
    }

    /** Everything; nothing runs yet, and Slack is not called. */
    SlackPresence presence(SlackSettings slack) {
        SlackApi api = new SlackApi(slack);
        SlackIdentity identity = new SlackIdentity(api);
        SlackChannels channels = new SlackChannels(slack, channelNames(), ports.made(), api, clock);
        ResponseUrls responses = new ResponseUrls(slack.apiUrl(), clock);
        URI console = settings.console().address();
        Furnishing furnishing = new Furnishing(
                api,
                identity,
                ports.board(),
                Responders.of(slack, roles()),
                settings.console().publicUrl());
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(LANES, Threads.numbered("slack-out"));
        SlackCourier courier = new SlackCourier(
                api,
                channels,
                new IncidentRooms(api, ports.made(), furnishing, clock),
                new SlackRendering(slack.command(), this::memberNamed),
                ports.board(),
                ports.deliveries(),
                responses,
                "the web console at " + console,
                clock);
        return new SlackPresence(
                api,
                channels,
                new Deliverer(ports.board(), courier, ports.deliveries(), clock, threads, Pace.usual()),
                entrance(slack, api, identity, channels, responses, threads),
                new SlackArchivist(
                        api,
                        ports.made(),
                        ports.incidents(),
                        settings.clusters().keySet(),
                        furnishing,
                        slack.archiveAfter(),
                        clock),
                threads,
                ports.pause());
    }

    private Entrance entrance(
            SlackSettings slack,
            SlackApi api,
            SlackIdentity identity,
            SlackChannels channels,
            ResponseUrls responses,
            Executor threads) {
        InboundContext inbound = new InboundContext(
                slack,
                new Acquaintances(ports.conversation(), settings.users()),
                ports.board(),
                ports.seen(),
                ports.audit(),
                api,
                identity,
                channels::boardName,
                responses,
                new SlackWarnings(ports.board(), settings)::say,
                clock,
                new Strays(api, ports.deliveries(), threads));
        return Entrances.of(inbound, ports.pause(), Threads::numbered);
    }

    /** Those that the configuration speaks of. */
    private Set<String> channelNames() {
        return Stream.concat(
                        settings.clusters().values().stream().map(ClusterSettings::channel),
                        settings.channels().keySet().stream())
                .collect(Collectors.toSet());
    }

    private Map<SlackMember, Set<Role>> roles() {
        Map<SlackMember, Set<Role>> roles = new HashMap<>();
        settings.users().forEach(user -> user.slack().ifPresent(member -> roles.put(member, user.roles())));
        return roles;
    }

    private Optional<SlackMember> memberNamed(String name) {
        return settings.users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .flatMap(UserSettings::slack);
    }
}
