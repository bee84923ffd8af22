package io.understudy.bot.web;

import io.javalin.http.Context;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/v1/events}: messages as server-sent events, as they are posted and edited. */
final class EventApi {
    private static final Logger LOG = LoggerFactory.getLogger(EventApi.class);
    private static final int MOST_CLIENTS = 100;
    private static final int PAGE = 500;
    private final ConsoleContext console;
    private final Executor writers;
    private final Duration heartbeat;
    private final AtomicInteger clients = new AtomicInteger();

    EventApi(ConsoleContext console, Executor writers, Duration heartbeat) {
        this.console = console;
        this.writers = writers;
        this.heartbeat = heartbeat;
    }

    void get(Context ctx, Caller caller) throws IOException {
        long since = start(ctx);
        if (clients.incrementAndGet() > MOST_CLIENTS) {
            clients.decrementAndGet();
            throw new Problem(
                    503,
                    "too-many-listeners",
                    "Too many listeners",
                    "The console serves " + MOST_CLIENTS + " event streams at once, all in use: close some pages.");
        }
        open(ctx);
        EventStream stream = new EventStream(
                console.board(),
                message -> console.audience().sees(caller.person(), message),
                new EventWriter(ctx.res().getOutputStream()),
                heartbeat);
        ctx.future(() -> stream(ctx, stream, since));
    }

    /**
     * Never completes: Javalin would then answer a request that may be gone with its client. The stream's own end ends
     * the request.
     */
    private CompletableFuture<Void> stream(Context ctx, EventStream stream, long since) {
        AsyncContext request = ctx.req().getAsyncContext();
        writers.execute(() -> {
            try {
                stream.run(since);
            } finally {
                clients.decrementAndGet();
                end(request);
            }
        });
        return new CompletableFuture<>();
    }

    private static void end(AsyncContext request) {
        try {
            request.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The server had ended an event stream before", e);
        }
    }

    private static void open(Context ctx) throws IOException {
        ctx.res().setContentType("text/event-stream");
        ctx.res().setCharacterEncoding("UTF-8");
        ctx.header("Cache-Control", "no-store");
        // Proxies that gather output would hold events back.
        ctx.header("X-Accel-Buffering", "no");
        ctx.res().flushBuffer();
    }

    /** Where the client stopped, else where it says, else now. */
    private long start(Context ctx) {
        String last = ctx.header("Last-Event-ID");
        if (last != null && last.matches("\\d{1,18}")) {
            return Long.parseLong(last);
        }
        long asked = MessageApi.number(ctx, "since", -1, Long.MAX_VALUE);
        return asked >= 0 ? asked : newest(console.board());
    }

    private static long newest(MessageBoard board) {
        long revision = 0;
        List<PostedMessage> page = board.since(revision, PAGE);
        while (!page.isEmpty()) {
            revision = page.get(page.size() - 1).revision();
            page = board.since(revision, PAGE);
        }
        return revision;
    }
}
