package io.understudy.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.Invocation;
import io.understudy.replication.host.Patience;
import io.understudy.slacklocal.events.Event;
import io.understudy.slacklocal.events.Forgery;
import io.understudy.slacklocal.events.SignedHttp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slack's requests over HTTP, and what pretends to be one. */
final class SignedRequestsTest {
    private static final Set<Forgery> TRULY_SLACKS = EnumSet.of(Forgery.WRONG_TEAM, Forgery.WRONG_APP);

    private final InboundStage stage = InboundStage.listening();
    private SignedHttp http;

    @BeforeEach
    void knowEachOther() {
        http = stage.slack.deliverTo(stage.requestUrl());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aCommandIsHandedInUnderWhoTypedItAndAcknowledgedWithoutAWord() {
        JsonNode answer = stage.alice
                .slash("#orders", "/replica", "promote db2 because \u201cdisk\u201d")
                .join();
        assertThat(answer.isMissingNode()).isTrue();
        Invocation heard = stage.ear.invocations.get(0);
        String team = stage.slack.workspace().app().teamId();
        assertThat(heard.by())
                .isEqualTo(new SlackMember(team, stage.alice.member().id()).person("alice"));
        assertThat(heard.channel()).isEqualTo("orders");
        assertThat(heard.text()).isEqualTo("/replica promote db2 because \u201cdisk\u201d");
        assertThat(heard.id()).startsWith("slack/");
        assertThat(stage.responses.use(heard.id())).isPresent();
        assertThat(stage.slack.violations()).isEmpty();
    }

    @Test
    void aCommandOfAnotherNameIsAnsweredWithTheRightOne() {
        JsonNode answer = stage.alice.slash("#orders", "/other", "status").join();
        assertThat(answer.path("text").asText()).contains("answers to /replica here, not to /other");
        assertThat(stage.ear.isEmpty()).isTrue();
    }

    @Tag("F30")
    @ParameterizedTest
    @EnumSource
    void whatSlackDidNotMakeChangesNothingAndIsWrittenDown(Forgery forgery) {
        waitUntilTheAppIsKnown();
        int status = http.send(command(), forgery);
        assertThat(status).isEqualTo(expected(forgery));
        assertThat(stage.ear.invocations).hasSize(forgery == Forgery.REPLAYED ? 1 : 0);
        assertThat(stage.audit).hasSize(1);
        assertThat(stage.audit.get(0)).contains("security-event").doesNotContain("\n");
        assertThat(stage.audit.toString())
                .doesNotContain(stage.slack.workspace().app().signingSecret());
    }

    /** What Slack made is acknowledged, so that it is not sent again. */
    private static int expected(Forgery forgery) {
        if (forgery == Forgery.OVERSIZED) {
            return 413;
        }
        return TRULY_SLACKS.contains(forgery) ? 200 : 401;
    }

    private void waitUntilTheAppIsKnown() {
        SlackListener listener = (SlackListener) stage.entrance;
        Patience.await().until(listener::knowsItsApp);
    }

    @Test
    @Tag("F29")
    void whatSlackSendsAgainAfterAFailureIsTakenThen() {
        stage.ear.failOnce();
        assertThat(stage.alice.slash("#orders", "/replica", "status")).failsWithin(Patience.seconds(10));
        Patience.await().until(() -> stage.ear.invocations.size() == 1);
    }

    @Test
    @Tag("F30")
    void aFloodOfForgeriesDoesNotFillTheAudit() {
        for (int i = 0; i < SecurityEvents.MOST_A_MINUTE + 20; i++) {
            assertThat(http.send(command(), Forgery.UNSIGNED)).isEqualTo(401);
        }
        assertThat(stage.audit).hasSize(SecurityEvents.MOST_A_MINUTE);
    }

    @Test
    void nothingElseIsThere() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest read = HttpRequest.newBuilder(stage.requestUrl()).GET().build();
        HttpRequest elsewhere = HttpRequest.newBuilder(stage.requestUrl().resolve("/api/v1/messages"))
                .GET()
                .build();
        assertThat(client.send(read, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isIn(404, 405);
        assertThat(client.send(elsewhere, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
    }

    private Event command() {
        return stage.alice.command("#orders", "/replica", "promote db2");
    }
}
