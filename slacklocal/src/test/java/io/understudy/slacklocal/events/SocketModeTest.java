package io.understudy.slacklocal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void greetsWithTheNumberOfConnectionsAndTheAppsId() throws Exception {
        stage.app();
        JsonNode hello = new App(stage.address(stage.ticket())).next();
        assertThat(hello.path("type").asText()).isEqualTo("hello");
        assertThat(hello.path("num_connections").asInt()).isEqualTo(2);
        assertThat(hello.at("/connection_info/app_id").asText())
                .isEqualTo(stage.slack.workspace().app().appId());
        assertThat(hello.at("/debug_info/approximate_connection_time").asInt()).isPositive();
    }

    @Test
    void aTicketOpensOneConnectionOnly() throws Exception {
        String ticket = stage.ticket();
        new App(stage.address(ticket)).next();
        assertThatThrownBy(() -> new App(stage.address(ticket))).isInstanceOf(CompletionException.class);
        assertThat(stage.violations()).singleElement().asString().contains("wanted a fresh ticket");
    }

    @Test
    void anEventIsAnEnvelopeUntilItIsAcknowledgedAndTheTimeIsMeasured() throws Exception {
        App app = stage.app();
        CompletableFuture<JsonNode> answer = stage.slack.events().send(stage.status());
        JsonNode envelope = app.next();
        assertThat(envelope.path("type").asText()).isEqualTo("slash_commands");
        assertThat(envelope.path("accepts_response_payload").asBoolean()).isTrue();
        assertThat(envelope.at("/payload/text").asText()).isEqualTo("status");
        assertThat(answer).isNotDone();
        app.acknowledge(envelope, "{\"text\":\"working on it\"}");
        assertThat(answer.join().path("text").asText()).isEqualTo("working on it");
        assertThat(stage.slack.events().latencies().all())
                .singleElement()
                .matches(time -> time.compareTo(Duration.ofSeconds(3)) < 0);
        assertThat(stage.violations()).isEmpty();
    }

    @Test
    void whatIsNotAcknowledgedWithinThreeSecondsIsAViolationAndComesAgain() throws Exception {
        App app = stage.app();
        CompletableFuture<JsonNode> answer = stage.slack.events().send(stage.status());
        JsonNode first = app.next();
        JsonNode second = app.next();
        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(TimeoutException.class);
        assertThat(second.path("retry_attempt").asInt()).isOne();
        assertThat(second.path("retry_reason").asText()).isEqualTo("http_timeout");
        assertThat(second.path("payload")).isEqualTo(first.path("payload"));
        assertThat(stage.violations())
                .containsExactly("slash_commands /replica: wanted an acknowledgement within 3 s, found none");
    }

    @Test
    void eachEventGoesToOneOfTheConnections() throws Exception {
        App one = stage.app();
        App other = stage.app();
        for (int i = 0; i < 4; i++) {
            stage.send(Stage.callback());
        }
        for (App app : List.of(one, other, one, other)) {
            app.acknowledge(app.next());
        }
        Patience.await(
                "four acknowledgements",
                () -> stage.slack.events().latencies().all().size() == 4);
        assertThat(one.heardAll()).isTrue();
        assertThat(other.heardAll()).isTrue();
    }

    @Test
    void aCutConnectionsEventComesAgainOverTheNextOne() throws Exception {
        App app = stage.app();
        CompletableFuture<JsonNode> answer = stage.slack.events().send(stage.status());
        JsonNode first = app.next();
        stage.slack.sockets().cut();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(LineCutException.class);
        App next = stage.app();
        JsonNode again = next.next();
        assertThat(again.path("payload")).isEqualTo(first.path("payload"));
        next.acknowledge(again);
        assertThat(stage.violations()).isEmpty();
    }

    @Test
    void announcesThatAConnectionEnds() throws Exception {
        App app = stage.app();
        stage.slack.sockets().warn();
        assertThat(app.next().path("reason").asText()).isEqualTo("warning");
        assertThat(stage.slack.sockets().connections()).isOne();
        stage.slack.sockets().refresh();
        JsonNode word = app.next();
        assertThat(word.path("type").asText()).isEqualTo("disconnect");
        assertThat(word.path("reason").asText()).isEqualTo("refresh_requested");
        Patience.await("no connection", () -> stage.slack.sockets().connections() == 0);
    }

    @Test
    void keepsWhatTheAppSaysAgainstTheProtocol() throws Exception {
        App app = stage.app();
        app.say("no JSON");
        app.say("{\"envelope_id\":\"unknown\"}");
        stage.send(Stage.callback());
        app.acknowledge(app.next(), "{\"text\":\"an answer that nobody wants\"}");
        Patience.await("three violations", () -> stage.violations().size() == 3);
        assertThat(stage.violations().get(0)).contains("wanted JSON");
        assertThat(stage.violations().get(1)).contains("not acknowledged yet");
        assertThat(stage.violations().get(2)).contains("wanted no payload");
    }

    @Test
    void deliversTwiceLateInTheWrongOrderOrNeverAsScripted() throws Exception {
        App app = stage.app();
        stage.slack.events().mishaps().loseNext(1);
        assertThat(stage.slack.events().send(stage.alice.command("ops", "/replica", "lost")))
                .isNotDone();
        stage.slack.events().mishaps().reverseNext(2);
        stage.slack.events().mishaps().delay(Duration.ofMillis(1));
        stage.send(stage.alice.command("ops", "/replica", "first"));
        stage.slack.events().mishaps().deliverTwice(true);
        stage.slack.events().mishaps().delay(Duration.ZERO);
        stage.send(stage.alice.command("ops", "/replica", "second"));
        for (String expected : List.of("second", "second", "first")) {
            JsonNode envelope = app.next();
            assertThat(envelope.at("/payload/text").asText()).isEqualTo(expected);
            app.acknowledge(envelope);
        }
        assertThat(app.heardAll()).isTrue();
    }
}
