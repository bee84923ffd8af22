package io.understudy.bot.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import io.understudy.commands.chat.ChatPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's HTTP server. */
public final class WebConsole implements ChatPlatform, AutoCloseable {
    static final long LONGEST_BODY_BYTES = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(WebConsole.class);
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin");
    private final ConsoleSettings settings;
    private final ConsoleContext console;
    private final ExecutorService writers;
    private final Javalin server;

    public WebConsole(ConsoleSettings settings, ConsoleContext console) {
        this(settings, console, Duration.ofSeconds(15));
    }

    /** @param heartbeat after how long without a message an event stream gets a sign of life */
    WebConsole(ConsoleSettings settings, ConsoleContext console, Duration heartbeat) {
        this.settings = settings;
        this.console = console;
        AtomicInteger count = new AtomicInteger();
        this.writers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "web-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.server = Javalin.create(config -> configure(config, heartbeat));
    }

    /** Starts to listen; an {@link UncheckedIOException} says in words why it cannot. */
    public void start() {
        // Asked first, since Javalin logs a failure in its own words before it throws.
        ConsolePort port = new ConsolePort(settings);
        try {
            port.requireFree();
            server.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            writers.shutdownNow();
            throw port.taken(new IOException(e));
        } catch (UncheckedIOException e) {
            writers.shutdownNow();
            throw e;
        }
    }

    @Override
    public String name() {
        return "the web console";
    }

    @Override
    public boolean isConnected() {
        return server.jettyServer().started();
    }

    /** Its page reads the board itself. */
    @Override
    public Optional<Instant> undeliveredSince() {
        return Optional.empty();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The page's address for people, without a slash at its end. */
    public URI url() {
        String host = settings.host().contains(":") ? '[' + settings.host() + ']' : settings.host();
        return settings.publicUrl().orElseGet(() -> URI.create("http://" + host + ":" + port()));
    }

    /** An address that logs this user in, once. */
    public URI loginLink(String userId) {
        String token = console.logins().issue(userId);
        return URI.create(url() + "/?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    /** Ends the event streams, then the server; returns within a few seconds even if a stream is stuck. */
    @Override
    public void close() {
        writers.shutdownNow();
        try {
            boolean ended = writers.awaitTermination(3, TimeUnit.SECONDS);
            LOG.debug("event streams ended: {}", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }

    private void configure(JavalinConfig config, Duration heartbeat) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LONGEST_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.routes.before(ctx -> HEADERS.forEach(ctx::header));
        config.routes.before(new OriginRule(settings)::check);
        config.routes.before("/api/*", ctx -> ctx.header("Cache-Control", "no-store"));
        ProblemWriter.register(config.routes);
        PageFiles.register(config.routes);
        new ProbeApi(settings, console.probes()).register(config.routes);
        api(config.routes, heartbeat);
    }

    private void api(RoutesConfig routes, Duration heartbeat) {
        SessionCookie cookie = new SessionCookie(settings.secure());
        Doorkeeper door = new Doorkeeper(console.users(), console.cookies(), cookie);
        SessionApi sessions = new SessionApi(console, cookie);
        Answers answers = new Answers(console.board());
        Reply reply = new Reply(writers);
        CommandApi commands = new CommandApi(console, answers, reply);
        ActionApi actions = new ActionApi(console, answers, reply);
        MessageApi messages = new MessageApi(console);
        EventApi events = new EventApi(console, writers, heartbeat);
        routes.post("/api/v1/session", sessions::post);
        routes.get("/api/v1/session", ctx -> sessions.get(ctx, door.caller(ctx)));
        routes.delete("/api/v1/session", sessions::delete);
        routes.post("/api/v1/session/switch", ctx -> {
            door.caller(ctx);
            sessions.changeUser(ctx);
        });
        routes.post("/api/v1/commands", ctx -> commands.post(ctx, door.caller(ctx)));
        routes.post("/api/v1/actions", ctx -> actions.post(ctx, door.caller(ctx)));
        routes.get("/api/v1/messages", ctx -> messages.get(ctx, door.caller(ctx)));
        LagApi lag = new LagApi(console.people(), console.lag());
        routes.get("/api/v1/clusters/{cluster}/lag", ctx -> lag.get(ctx, door.caller(ctx)));
        routes.get("/api/v1/events", ctx -> events.get(ctx, door.caller(ctx)));
    }
}
