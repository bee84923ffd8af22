package io.understudy.bot.slack.courier;

import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.render.SlackRendering;
import io.understudy.commands.access.Role;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.Delivery;
import io.understudy.commands.deliver.Outcome;
import io.understudy.commands.deliver.Receipt;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.commands.fakes.DeliveriesInMemory;
import io.understudy.commands.fakes.PlatformChannelsInMemory;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.api.Limits;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.UserGroup;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A courier and a strict Slack of this machine, over HTTP: alice and bob may act, carol is in the user group of those who
 * may; alice and the bot are in the channel ops.
 */
final class SlackOffice implements AutoCloseable {
    static final Duration ARCHIVE_AFTER = Duration.ofHours(2);
    static final URI CONSOLE = URI.create("https://chat.example.org");

    final HandSetClock clock = new HandSetClock();
    final LocalSlack slack = LocalSlack.start(LocalSlackSettings.defaults(clock).withLimits(Limits.OFF));
    final BoardInMemory board = new BoardInMemory(clock);
    final DeliveriesInMemory deliveries = new DeliveriesInMemory();
    final PlatformChannelsInMemory made = new PlatformChannelsInMemory();
    final IncidentsInMemory incidents = new IncidentsInMemory();
    final ResponseUrls responseUrls = new ResponseUrls(slack.apiUrl(), clock);
    final Member alice = slack.workspace().members().join("alice", "Alice Adams");
    final Member bob = slack.workspace().members().join("bob", "Bob Brown");
    final Member carol = slack.workspace().members().join("carol", "Carol Clark");
    final UserGroup dba = slack.workspace().members().newGroup("dba", "Database people", List.of(carol.id()));
    final Channel ops = channel("ops");
    final SlackApi api;
    final SlackChannels channels;
    final SlackCourier courier;
    final SlackArchivist archivist;
    final Strays strays;

    SlackOffice() {
        SlackSettings settings = settings();
        api = new SlackApi(settings, Duration.ofSeconds(5));
        channels = new SlackChannels(settings, Set.of("ops", "general"), made, api, clock);
        Map<SlackMember, Set<Role>> roles =
                Map.of(member(alice), Set.of(Role.OPERATOR), member(bob), Set.of(Role.APPROVER));
        Furnishing furnishing = new Furnishing(
                api, new SlackIdentity(api), board, Responders.of(settings, roles), Optional.of(CONSOLE));
        IncidentRooms rooms = new IncidentRooms(api, made, furnishing, clock);
        courier = new SlackCourier(
                api,
                channels,
                rooms,
                new SlackRendering(settings.command(), name -> Optional.empty()),
                board,
                deliveries,
                responseUrls,
                "the web console at " + CONSOLE,
                clock);
        archivist = new SlackArchivist(api, made, incidents, List.of("orders"), furnishing, ARCHIVE_AFTER, clock);
        strays = new Strays(api, deliveries, Runnable::run);
    }

    private SlackSettings settings() {
        return new SlackSettings(
                SlackSettings.Mode.SOCKET,
                slack.apiUrl(),
                new Secret(slack.workspace().app().botToken()),
                Optional.of(new Secret(slack.workspace().app().appToken())),
                Optional.empty(),
                "/replica",
                Map.of("ops", ops.id()),
                Map.of(dba.id(), Set.of(Role.APPROVER)),
                "127.0.0.1",
                0,
                ARCHIVE_AFTER);
    }

    /** A channel with alice and the bot in it. */
    Channel channel(String name) {
        Channel channel =
                slack.workspace().channels().create(name, false, alice.id()).orElseThrow();
        return slack.workspace().channels().join(channel.id(), bot());
    }

    String bot() {
        return slack.workspace().app().botUser();
    }

    SlackMember member(Member one) {
        return new SlackMember(slack.workspace().app().teamId(), one.id());
    }

    /** Says something in ops. */
    Outcome say(String key, String text, Part... parts) throws InterruptedException {
        return say(key, Place.in("ops"), text, Phase.FINAL, parts);
    }

    Outcome say(String key, Place place, String text, Phase phase, Part... parts) throws InterruptedException {
        ChatMessage message = new ChatMessage(text, text, Tone.NEUTRAL, Arrays.asList(parts), List.of(), phase);
        return show(Draft.announcement(key, place, message));
    }

    /** One try to show what is put on the board, and what came of it is stored: as the deliverer does it. */
    Outcome show(Draft draft) throws InterruptedException {
        var message = board.put(draft);
        Optional<Receipt> stands = receipt(message.id());
        Outcome outcome = stands.isPresent() && message.place().onlyFor().isEmpty()
                ? courier.edit(stands.get(), message)
                : courier.post(message, message.place().thread().flatMap(this::receipt));
        Optional<Receipt> receipt = outcome instanceof Outcome.Shown shown
                ? Optional.of(shown.receipt())
                : outcome instanceof Outcome.Unfinished unfinished ? Optional.of(unfinished.receipt()) : stands;
        receipt.ifPresent(one ->
                deliveries.put(SlackMember.PLATFORM, new Delivery(message.id(), Optional.of(one), message.revision())));
        return outcome;
    }

    private Optional<Receipt> receipt(String message) {
        return ((Deliveries) deliveries).of(SlackMember.PLATFORM, message).flatMap(Delivery::receipt);
    }

    /** Where a message of the board stands. */
    Receipt receiptOf(String key) {
        return receipt(board.byKey(key).orElseThrow().id()).orElseThrow();
    }

    /** A message of the board as Slack has it. */
    PostedMessage inSlack(String key) {
        Receipt receipt = receiptOf(key);
        return slack.workspace()
                .messages()
                .find(new MessageRef(receipt.channel(), receipt.message()))
                .orElseThrow();
    }

    List<PostedMessage> all() {
        return slack.workspace().messages().all();
    }

    Channel inSlack(Channel channel) {
        return slack.workspace().channels().find(channel.id()).orElseThrow();
    }

    Channel named(String name) {
        return slack.workspace().channels().named(name).orElseThrow();
    }

    @Override
    public void close() {
        api.close();
        slack.close();
    }
}
