package io.understudy.slacklocal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedHttpTest {
    private final Stage stage = new Stage();
    private HttpApp app;
    private SignedHttp http;

    @BeforeEach
    void listen() throws IOException {
        app = new HttpApp();
        http = stage.slack.deliverTo(app.url());
    }

    @AfterEach
    void close() {
        app.close();
        stage.close();
    }

    @Test
    void theSignatureIsTheOneOfSlacksDocumentation() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        assertThat(Signature.of("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void aCommandIsASignedFormAndItsAnswerCountsAsAcknowledged() throws Exception {
        app.answer(200, "{\"text\":\"working on it\"}");
        JsonNode answer = stage.slack.events().send(stage.status()).join();
        HttpApp.Request request = app.next();
        assertThat(answer.path("text").asText()).isEqualTo("working on it");
        assertThat(request.body()).contains("command=%2Freplica", "text=status");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.header("X-Slack-Signature"))
                .isEqualTo(Signature.of(
                        stage.slack.workspace().app().signingSecret(),
                        Long.parseLong(request.header("X-Slack-Request-Timestamp")),
                        request.body()));
        assertThat(stage.slack.events().latencies().all()).hasSize(1);
    }

    @Test
    void aClickIsJsonWithinAForm() throws Exception {
        stage.send(new Event(Event.Kind.INTERACTIVE, Stage.callback().payload()));
        String body = app.next().body();
        assertThat(body).startsWith("payload=");
        String json = URLDecoder.decode(body.substring("payload=".length()), StandardCharsets.UTF_8);
        assertThat(new ObjectMapper().readTree(json).path("type").asText()).isEqualTo("event_callback");
    }

    @Test
    void aRefusedEventIsAViolationAndComesAgainWithItsNumberAndReason() throws Exception {
        app.answer(500, "");
        assertThatThrownBy(stage.slack.events().send(stage.status())::join).hasCauseInstanceOf(RefusedException.class);
        HttpApp.Request first = app.next();
        HttpApp.Request second = app.next();
        assertThat(first.header("X-Slack-Retry-Num")).isNull();
        assertThat(second.header("X-Slack-Retry-Num")).isEqualTo("1");
        assertThat(second.header("X-Slack-Retry-Reason")).isEqualTo("http_error");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(stage.violations()).contains("slash_commands /replica: wanted 200, found 500");
    }

    @ParameterizedTest
    @EnumSource
    void everyForgeryDiffersFromAGoodRequestInItsOwnWay(Forgery forgery) throws Exception {
        app.answer(401, "");
        assertThat(http.send(stage.status(), forgery)).isEqualTo(401);
        HttpApp.Request request = app.next();
        assertThat(believable(request)).isEqualTo(forgery == Forgery.REPLAYED);
        if (forgery == Forgery.REPLAYED) {
            assertThat(app.next()).isEqualTo(request);
        }
    }

    /** As an app must judge a single request. */
    private boolean believable(HttpApp.Request request) {
        String time = request.header("X-Slack-Request-Timestamp");
        String secret = stage.slack.workspace().app().signingSecret();
        return time != null
                && Math.abs(Instant.now(Clock.systemUTC()).getEpochSecond() - Long.parseLong(time)) <= 300
                && Signature.of(secret, Long.parseLong(time), request.body())
                        .equals(request.header("X-Slack-Signature"))
                && request.body().length() <= 1024 * 1024
                && request.body()
                        .contains("team_id=" + stage.slack.workspace().app().teamId())
                && request.body()
                        .contains("api_app_id=" + stage.slack.workspace().app().appId());
    }
}
