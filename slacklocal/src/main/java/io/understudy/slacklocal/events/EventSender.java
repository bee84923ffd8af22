package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.slacklocal.workspace.Violations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes events to the app. One that is not acknowledged in time is delivered again at once, after a minute and after five,
 * as Slack documents it for its Events API; here commands and clicks too, which is more than Slack promises.
 */
public final class EventSender implements AutoCloseable {
    /** How long an app has. */
    static final Duration DEADLINE = Duration.ofSeconds(3);

    private static final List<Duration> AGAIN = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private volatile Line line;
    private final Clock clock;
    private final Violations violations;
    private final Mishaps mishaps = new Mishaps();
    private final Latencies latencies = new Latencies();
    private volatile boolean closed;

    /** Over websockets, as long as nothing else is said. */
    public EventSender(SocketMode sockets, Clock clock, Violations violations) {
        this.line = sockets;
        this.clock = clock;
        this.violations = violations;
    }

    /** From now on to the app's request URL. */
    public void goOver(SignedHttp http) {
        line = http;
    }

    /** What goes wrong on the way. */
    public Mishaps mishaps() {
        return mishaps;
    }

    /** How long the app took. */
    public Latencies latencies() {
        return latencies;
    }

    /**
     * Takes an event to the app, now or when there is a way to it.
     *
     * @return the answer in the acknowledgement of the first delivery, a missing node if it has none; ends with a {@link
     *     TimeoutException} after 3 s, with {@link LineCutException} or {@link RefusedException}
     */
    public CompletableFuture<JsonNode> send(Event event) {
        CompletableFuture<JsonNode> first = new CompletableFuture<>();
        mishaps.route(() -> deliver(event, Attempt.FIRST, first));
        return first;
    }

    private void deliver(Event event, Attempt attempt, CompletableFuture<JsonNode> first) {
        CompletableFuture<JsonNode> inTime = new CompletableFuture<>();
        AtomicReference<Instant> start = new AtomicReference<>(clock.instant());
        CompletableFuture<?> unused = inTime.whenComplete((answer, trouble) -> {
            if (trouble == null) {
                first.complete(answer);
            } else {
                Throwable cause = trouble instanceof CompletionException ? trouble.getCause() : trouble;
                missed(event, attempt, cause);
                first.completeExceptionally(cause);
            }
        });
        CompletableFuture<?> unusedToo = line.carry(event, attempt, () -> {
                    start.set(clock.instant());
                    inTime.orTimeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                })
                .whenComplete((answer, trouble) -> {
                    if (trouble == null) {
                        latencies.add(Duration.between(start.get(), clock.instant()));
                        inTime.complete(answer);
                    } else {
                        inTime.completeExceptionally(trouble);
                    }
                });
    }

    private void missed(Event event, Attempt attempt, Throwable trouble) {
        if (trouble instanceof TimeoutException) {
            violations.add(
                    event.summary(), "wanted an acknowledgement within " + DEADLINE.toSeconds() + " s, found none");
        } else if (trouble instanceof RefusedException) {
            violations.add(event.summary(), trouble.getMessage());
        }
        if (attempt.number() < AGAIN.size()) {
            CompletableFuture.delayedExecutor(AGAIN.get(attempt.number()).toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> again(event, attempt.next(reason(trouble))));
        }
    }

    private void again(Event event, Attempt attempt) {
        if (!closed) {
            deliver(event, attempt, new CompletableFuture<>());
        }
    }

    private static String reason(Throwable trouble) {
        if (trouble instanceof TimeoutException) {
            return "http_timeout";
        }
        return trouble instanceof RefusedException ? "http_error" : "connection_failed";
    }

    /** Delivers nothing again from now on. */
    @Override
    public void close() {
        closed = true;
    }
}
