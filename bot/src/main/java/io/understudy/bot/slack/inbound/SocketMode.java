package io.understudy.bot.slack.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import io.understudy.bot.slack.courier.SlackReply;
import io.understudy.replication.operate.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events over a websocket that the bot opens, and opens anew whenever it breaks, stays silent or is to be replaced; the new
 * one is there before the old one is closed. Whether Slack is there does not matter to its start.
 */
final class SocketMode implements Entrance {
    private static final Duration GREETING = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);

    private final InboundContext inbound;
    private final String appToken;
    private final OwnApp ownApp;
    private final Pause pause;
    private final ExecutorService threads;
    private final ExecutorService windows;
    private final Envelopes envelopes;
    private final OwnLines lines;
    private final Thread keeper;
    private volatile Optional<SocketLine> current = Optional.empty();

    /**
     * @param threads take the events; shut down at the end
     * @param windows opens those that events ask for; shut down at the end
     * @param socket makes the thread that keeps the websocket
     */
    SocketMode(
            InboundContext inbound,
            Reception reception,
            OwnApp ownApp,
            Pause pause,
            ExecutorService threads,
            ExecutorService windows,
            ThreadFactory socket) {
        this.inbound = inbound;
        this.appToken = inbound.settings().appToken().orElseThrow().reveal();
        this.ownApp = ownApp;
        this.pause = pause;
        this.threads = threads;
        this.windows = windows;
        this.envelopes = new Envelopes(reception, threads, this::hear);
        this.lines = new OwnLines(inbound.clock());
        this.keeper = socket.newThread(this::keep);
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public boolean isConnected() {
        return current.filter(SocketLine::isUp).isPresent();
    }

    @Override
    public void close() {
        keeper.interrupt();
        try {
            keeper.join(END.toMillis());
            current.ifPresent(SocketLine::close);
            threads.shutdown();
            boolean ended = threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("what came over the websocket was taken: {}", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            windows.shutdownNow();
        }
    }

    private void keep() {
        Backoff backoff = new Backoff();
        String told = "";
        try {
            while (!Thread.interrupted()) {
                Optional<SocketLine> before = current;
                String trouble = attempt(backoff);
                if (!trouble.equals(told) || !before.equals(current)) {
                    LOG.info(
                            "{} with Slack: {}; opening another websocket",
                            isConnected() ? "connected" : "not connected",
                            trouble);
                }
                told = trouble;
                pause.of(backoff.next());
            }
        } catch (InterruptedException e) {
            LOG.debug("the websocket is not kept any more");
        }
    }

    /** Opens a line and stays until it is over; answers why it is. */
    private String attempt(Backoff backoff) throws InterruptedException {
        try {
            SlackReply<AppsConnectionsOpenResponse> reply =
                    inbound.api().call(methods -> methods.appsConnectionsOpen(args -> args.token(appToken)));
            if (!(reply instanceof SlackReply.Done<AppsConnectionsOpenResponse> done)) {
                return why(reply);
            }
            Optional<SocketLine> before = replace(done.response().getUrl());
            Instant since = inbound.clock().instant();
            String trouble = stay(current.orElseThrow(), before);
            backoff.held(Duration.between(since, inbound.clock().instant()));
            return trouble;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private Optional<SocketLine> replace(String url) throws IOException, InterruptedException {
        // Asked before the first event needs it; each event asks again as long as there is no good answer.
        inbound.identity().self();
        SocketLine line = SocketLine.open(inbound.api().slack(), appToken, url, envelopes, GREETING);
        Optional<SocketLine> old = current;
        current = Optional.of(line);
        lines.opened();
        LOG.info("connected with Slack");
        return old;
    }

    /** The line before may have events under way: it is Slack's to close, and ours only if Slack does not. */
    private static String stay(SocketLine line, Optional<SocketLine> before) throws InterruptedException {
        try {
            while (!line.isOverWithin(LOOK)) {
                before.ifPresent(SocketLine::close);
                if (!line.answers()) {
                    line.close();
                    return "the websocket is silent";
                }
            }
            return line.trouble();
        } finally {
            before.ifPresent(SocketLine::close);
        }
    }

    private String why(SlackReply<AppsConnectionsOpenResponse> reply) throws InterruptedException {
        if (reply instanceof SlackReply.Limited<AppsConnectionsOpenResponse> limited) {
            pause.of(limited.after());
            return "too many calls of apps.connections.open";
        }
        return reply instanceof SlackReply.Refused<AppsConnectionsOpenResponse> refused
                ? "apps.connections.open was refused with " + refused.error()
                        + ", look at slack.app_token_file and at Socket Mode in the app's settings"
                : ((SlackReply.Troubled<AppsConnectionsOpenResponse>) reply).why();
    }

    private void hear(JsonNode hello, SocketLine line) {
        JsonNode app = hello.path("connection_info").path("app_id");
        if (app.isTextual()) {
            ownApp.is(app.asText());
        }
        int connections = hello.path("num_connections").asInt(1);
        if (connections > lines.mostOfOurs()) {
            inbound.warn()
                    .accept("Slack counts " + connections
                            + " connections of this app, more than this bot has. Another bot"
                            + " uses the same tokens: it gets a part of the commands and clicks. Stop it, or give it an app"
                            + " of its own.");
        }
    }
}
