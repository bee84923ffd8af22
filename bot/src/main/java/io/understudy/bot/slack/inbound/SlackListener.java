package io.understudy.bot.slack.inbound;

import com.slack.api.bolt.response.Response;
import com.slack.api.methods.response.bots.BotsInfoResponse;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackIdentity.Self;
import io.understudy.bot.slack.courier.SlackReply;
import io.understudy.bot.slack.setup.SlackManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Events over HTTP: a listener of its own with one address, apart from the console's. */
final class SlackListener implements Entrance {
    /** Where Slack sends everything: events, what people click, and commands. */
    static final String PATH = SlackManifest.PATH;

    private final InboundContext inbound;
    private final SignedDoor door;
    private final OwnApp ownApp;
    private final ExecutorService asking;
    private final Javalin server;

    /** @param asking asks Slack at start; shut down at the end */
    SlackListener(InboundContext inbound, SignedDoor door, OwnApp ownApp, ExecutorService asking) {
        this.inbound = inbound;
        this.door = door;
        this.ownApp = ownApp;
        this.asking = asking;
        this.server = Javalin.create(this::configure);
    }

    /** Begins to listen; an {@link UncheckedIOException} says in words why it cannot. */
    @Override
    public void start() {
        SlackSettings settings = inbound.settings();
        try {
            server.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new UncheckedIOException(
                    "wanted to listen for Slack on " + settings.host() + ":" + settings.port()
                            + ", found that it cannot be had; stop what listens there, or set slack.host and slack.port",
                    new IOException(e));
        }
        asking.execute(this::learnOwnApp);
    }

    /** The port it listens on. */
    int port() {
        return server.port();
    }

    /** Whether Slack has said whose app this is, so that what is for another one is refused. */
    boolean knowsItsApp() {
        return ownApp.isKnown();
    }

    /** It is Slack that connects, when it has something. */
    @Override
    public boolean isConnected() {
        return server.jettyServer().started();
    }

    @Override
    public void close() {
        server.stop();
        asking.shutdownNow();
    }

    /** A token does not say whose app it is of; who the bot is, does. Without the answer the signature alone says it. */
    private void learnOwnApp() {
        inbound.identity().self().flatMap(Self::bot).ifPresent(bot -> {
            SlackReply<BotsInfoResponse> reply = inbound.api().call(methods -> methods.botsInfo(args -> args.bot(bot)));
            if (reply instanceof SlackReply.Done<BotsInfoResponse> done) {
                Optional.ofNullable(done.response().getBot())
                        .map(BotsInfoResponse.Bot::getAppId)
                        .ifPresent(ownApp::is);
            }
        });
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.routes.post(PATH, this::post);
    }

    private void post(Context ctx) throws IOException {
        Response response = door.answer(new SignedDoor.Knock(
                headers(ctx), ctx.req().getInputStream(), Objects.toString(ctx.ip(), "somewhere")));
        ctx.status(response.getStatusCode());
        if (response.getBody() != null) {
            ctx.contentType(response.getContentType()).result(response.getBody());
        }
    }

    private static Map<String, String> headers(Context ctx) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(ctx.req().getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), ctx.req().getHeader(name));
        }
        return headers;
    }
}
