package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.slacklocal.faults.Fault;
import io.understudy.slacklocal.faults.Fault.When;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults on purpose: each meets one call, and none is held against the app. */
class ScriptedFaultTest {
    private static final String POST = "chat.postMessage";

    private final App app = new App();

    @AfterEach
    void close() {
        app.close();
        assertEquals(List.of(), app.violations());
    }

    @Test
    void tooManyRequestsSayHowLongToWaitAndPostNothing() throws Exception {
        app.slack.faults().next(POST, 2, new Fault.TooManyRequests(Duration.ofSeconds(7)));

        HttpResponse<String> answer = post();

        assertEquals(429, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("Retry-After").orElse(""));
        assertEquals(429, post().statusCode());
        assertEquals(0, shown());
        assertEquals(200, post().statusCode());
        assertEquals(1, shown());
    }

    @Test
    void rateLimitsMayAlsoComeInTheBody() throws Exception {
        app.slack.faults().next(POST, 1, new Fault.RateLimitedBody());

        assertEquals("{\"ok\":false,\"error\":\"ratelimited\"}", post().body());
    }

    @Test
    void anyErrorCanBeAnswered() throws Exception {
        app.slack.faults().next(POST, 1, new Fault.Refused("internal_error"));

        assertEquals("{\"ok\":false,\"error\":\"internal_error\"}", post().body());
        assertEquals(0, shown());
    }

    @Test
    void aServerErrorMayComeBeforeOrAfterTheEffect() throws Exception {
        app.slack
                .faults()
                .next(POST, 1, new Fault.ServerError(When.BEFORE_EFFECT))
                .next(POST, 1, new Fault.ServerError(When.AFTER_EFFECT));

        assertEquals(500, post().statusCode());
        assertEquals(0, shown());
        assertEquals(500, post().statusCode());
        assertEquals(1, shown());
    }

    @Test
    void aConnectionMayBreakBeforeOrAfterTheEffect() throws Exception {
        app.slack.faults().next(POST, 1, new Fault.Cut(When.BEFORE_EFFECT));
        assertThrows(IOException.class, this::post);
        assertEquals(0, shown());

        app.slack.faults().next(POST, 1, new Fault.Cut(When.AFTER_EFFECT));
        assertThrows(IOException.class, this::post);
        assertEquals(1, shown());
    }

    @Test
    void aCallMayHangUntilTheFaultsAreCleared() throws Exception {
        app.slack.faults().next(POST, 1, new Fault.Hang(When.AFTER_EFFECT));
        CompletableFuture<Void> posted = new CompletableFuture<>();
        app.workspace.onChange(change -> posted.complete(null));
        CompletableFuture<Integer> call = CompletableFuture.supplyAsync(() -> {
            try {
                return post().statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        posted.get(App.PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertFalse(call.isDone());
        app.slack.faults().clear();
        assertThrows(ExecutionException.class, () -> call.get(App.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    @Test
    void clearedFaultsMeetNobody() throws Exception {
        app.slack.faults().next(POST, 3, new Fault.RateLimitedBody());
        assertEquals(3, app.slack.faults().left(POST));

        app.slack.faults().clear();

        assertEquals(0, app.slack.faults().left(POST));
        assertEquals(200, post().statusCode());
    }

    @Test
    void anOutageMeetsEveryMethodUntilItIsOver() throws Exception {
        app.slack.faults().outage(new Fault.ServerError(When.BEFORE_EFFECT));
        assertEquals(500, post().statusCode());
        assertEquals(500, app.send("auth.test").statusCode());

        app.slack.faults().clear();

        assertEquals(200, post().statusCode());
        assertEquals(1, shown());
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        return app.send(POST, "channel", app.channel.id(), "text", "hello");
    }

    private int shown() {
        return app.workspace.messages().in(app.channel.id()).size();
    }
}
