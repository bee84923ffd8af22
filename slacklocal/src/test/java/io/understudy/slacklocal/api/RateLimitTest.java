package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final App app = new App();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aChannelTakesOneMessageASecondAfterAShortBurst() throws Exception {
        burst(5);

        HttpResponse<String> tooMany = post(app.channel.id());

        assertEquals(429, tooMany.statusCode());
        assertEquals("1", tooMany.headers().firstValue("Retry-After").orElse(""));
        assertEquals("{\"ok\":false,\"error\":\"ratelimited\"}", tooMany.body());
        app.clock.advance(Duration.ofSeconds(1));
        assertEquals(200, post(app.channel.id()).statusCode());
        assertEquals(429, post(app.channel.id()).statusCode());
        assertEquals(List.of(), app.violations());
    }

    @Test
    void channelsAreCountedEachByItself() throws Exception {
        String other = app.workspace
                .channels()
                .create("other", false, app.installation().botUser())
                .orElseThrow()
                .id();
        burst(5);

        assertEquals(200, post(other).statusCode());
    }

    @Test
    void callingAgainBeforeRetryAfterIsOverIsHeldAgainstTheApp() throws Exception {
        burst(6);
        app.clock.advance(Duration.ofMillis(500));

        assertEquals(429, post(app.channel.id()).statusCode());
        assertEquals(
                List.of("chat.postMessage: ratelimited: called again before Retry-After was over"), app.violations());
    }

    @Test
    void twentyChannelsCanBeMadeInAMinute() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertEquals("ok", app.outcome("conversations.create", "name", "c" + i));
        }

        HttpResponse<String> tooMany = app.send("conversations.create", "name", "one-more");

        assertEquals("3", tooMany.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void fiftyUpdatesCanBeMadeInAMinute() throws Exception {
        String ts = app.posted("0");
        for (int i = 1; i <= 50; i++) {
            assertEquals("ok", update(ts));
        }

        assertEquals("ratelimited", update(ts));
        app.clock.advance(Duration.ofSeconds(2));
        assertEquals("ok", update(ts));
    }

    @Test
    void theLimitsCanBeOff() throws Exception {
        try (App unlimited = new App(settings -> settings.withLimits(Limits.OFF))) {
            for (int i = 0; i < 10; i++) {
                assertEquals(
                        "ok",
                        unlimited.outcome("chat.postMessage", "channel", unlimited.channel.id(), "text", "hello"));
            }
        }
    }

    private void burst(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            post(app.channel.id());
        }
    }

    private HttpResponse<String> post(String channel) throws Exception {
        return app.send("chat.postMessage", "channel", channel, "text", "hello");
    }

    private String update(String ts) throws Exception {
        return app.outcome("chat.update", "channel", app.channel.id(), "ts", ts, "text", "new");
    }
}
