package io.understudy.bot.slack.inbound;

import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackIdentity;
import io.understudy.bot.slack.courier.Strays;
import io.understudy.commands.access.SeenEvents;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.fakes.BoardInMemory;
import io.understudy.commands.fakes.DeliveriesInMemory;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Person;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.api.Limits;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.workspace.Installation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A local Slack with members and a channel, and the way in to a conversation that only listens. */
final class InboundStage implements AutoCloseable {
    static final String CHANNEL = "orders";

    final LocalSlack slack;
    final Participant alice;
    final Ear ear = new Ear();
    final BoardInMemory board = new BoardInMemory();
    final List<String> audit = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final SlackSettings settings;
    final ResponseUrls responses;
    final Entrance entrance;
    final String channelId;
    private final SlackApi api;
    private final boolean guest;

    InboundStage(SlackSettings.Mode mode) {
        this(
                mode,
                LocalSlack.start(LocalSlackSettings.defaults(Clock.systemUTC()).withLimits(Limits.OFF)),
                false);
    }

    private InboundStage(SlackSettings.Mode mode, LocalSlack slack, boolean guest) {
        this.slack = slack;
        this.guest = guest;
        alice = slack.member("alice");
        Installation app = slack.workspace().app();
        channelId = slack.workspace()
                .channels()
                .named(CHANNEL)
                .or(() -> slack.workspace().channels().create(CHANNEL, false, app.botUser()))
                .orElseThrow()
                .id();
        settings = settings(mode, app, slack.apiUrl());
        responses = new ResponseUrls(settings.apiUrl(), Clock.systemUTC());
        api = new SlackApi(settings);
        entrance = Entrances.of(
                new InboundContext(
                        settings,
                        ear,
                        board,
                        ear,
                        this::audit,
                        api,
                        new SlackIdentity(api),
                        id -> id.equals(channelId) ? CHANNEL : id,
                        responses,
                        warnings::add,
                        Clock.systemUTC(),
                        new Strays(api, new DeliveriesInMemory(), Runnable::run)),
                time -> Thread.sleep(time.toMillis()),
                name -> work -> daemon(name, work));
    }

    /** One whose websocket is open. */
    static InboundStage connected() {
        InboundStage stage = new InboundStage(SlackSettings.Mode.SOCKET);
        stage.entrance.start();
        Patience.await().until(stage.entrance::isConnected);
        return stage;
    }

    /** Another bot with the same tokens. */
    static InboundStage besides(InboundStage stage) {
        InboundStage other = new InboundStage(SlackSettings.Mode.SOCKET, stage.slack, true);
        other.entrance.start();
        return other;
    }

    /** One that listens, and that the local Slack knows. */
    static InboundStage listening() {
        InboundStage stage = new InboundStage(SlackSettings.Mode.HTTP);
        stage.entrance.start();
        return stage;
    }

    URI requestUrl() {
        return URI.create("http://127.0.0.1:" + ((SlackListener) entrance).port() + SlackListener.PATH);
    }

    private static SlackSettings settings(SlackSettings.Mode mode, Installation app, URI apiUrl) {
        return new SlackSettings(
                mode,
                apiUrl,
                new Secret(app.botToken()),
                Optional.of(new Secret(app.appToken())),
                Optional.of(new Secret(app.signingSecret())),
                app.command(),
                Map.of(),
                Map.of(),
                "127.0.0.1",
                0,
                Duration.ofDays(1));
    }

    private void audit(Person who, String what, String detail) {
        audit.add(who.id() + " " + what + ": " + detail);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        entrance.close();
        api.close();
        if (!guest) {
            slack.close();
        }
    }

    /** Takes what comes once, as the desk does, and keeps it. */
    static final class Ear implements Conversation, SeenEvents {
        final List<Invocation> invocations = new CopyOnWriteArrayList<>();
        final List<Click> clicks = new CopyOnWriteArrayList<>();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        private final AtomicReference<RuntimeException> failing = new AtomicReference<>();

        /** The next event cannot be kept. */
        void failOnce() {
            failing.set(new IllegalStateException("the store takes nothing"));
        }

        @Override
        public boolean firstTime(String eventId, Instant at) {
            return seen.add(eventId);
        }

        @Override
        public void submit(Invocation invocation) {
            RuntimeException failure = failing.getAndSet(null);
            if (failure != null) {
                throw failure;
            }
            if (firstTime(invocation.id(), invocation.at())) {
                invocations.add(invocation);
            }
        }

        @Override
        public void submit(Click click) {
            if (firstTime(click.id(), click.at())) {
                clicks.add(click);
            }
        }

        boolean isEmpty() {
            return invocations.isEmpty() && clicks.isEmpty();
        }
    }
}
