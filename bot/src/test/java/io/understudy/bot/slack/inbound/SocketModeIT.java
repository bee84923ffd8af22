package io.understudy.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.replication.host.Patience;
import io.understudy.slacklocal.events.Event;
import io.understudy.slacklocal.events.Forgery;
import io.understudy.slacklocal.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SocketModeIT {
    private final InboundStage stage = InboundStage.connected();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("F29")
    void eventsThatComeTwiceAndOutOfOrderHaveOneEffectEach() {
        stage.slack.events().mishaps().deliverTwice(true);
        stage.slack.events().mishaps().reverseNext(3);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(number -> stage.alice.slash("#orders", "/replica", "status " + number)))
                .hasSize(3);
        Patience.await().until(() -> stage.slack.events().latencies().all().size() == 6);
        assertThat(stage.ear.invocations)
                .extracting(one -> one.text())
                .containsExactlyInAnyOrder("/replica status 0", "/replica status 1", "/replica status 2");
        assertThat(stage.slack.violations()).isEmpty();
    }

    @Test
    @Tag("F29")
    void anEventThatCouldNotBeKeptIsNotAcknowledgedAndTakenWhenItComesAgain() {
        stage.ear.failOnce();
        CompletableFuture<?> first = stage.alice.slash("#orders", "/replica", "status");
        assertThat(first).failsWithin(Patience.seconds(10));
        assertThat(stage.slack.violations()).hasSize(1);
    }

    @Test
    void aCutSocketIsOpenedAnewWithinSecondsAndNothingIsTakenTwice() {
        stage.slack.sockets().cut();
        Patience.await(Duration.ofSeconds(5)).until(() -> stage.slack.sockets().connections() == 1);
        Patience.await(Duration.ofSeconds(5)).until(stage.entrance::isConnected);
        assertThat(stage.alice.slash("#orders", "/replica", "status")).succeedsWithin(Patience.seconds(3));
        assertThat(stage.ear.invocations).hasSize(1);
        assertThat(stage.warnings).as("warnings of another bot").isEmpty();
    }

    @Test
    void aSocketThatSlackReplacesIsReplacedWithoutAGapOrASecondOne() {
        stage.slack.sockets().warn();
        assertThat(stage.alice.slash("#orders", "/replica", "status")).succeedsWithin(Patience.seconds(3));
        Patience.await().until(() -> stage.slack.sockets().connections() == 2);
        Patience.await().until(() -> stage.slack.sockets().connections() == 1);
        stage.slack.sockets().refresh();
        Patience.await(Duration.ofSeconds(5)).until(() -> stage.slack.sockets().connections() == 1);
        assertThat(stage.alice.slash("#orders", "/replica", "status")).succeedsWithin(Patience.seconds(3));
        assertThat(stage.ear.invocations).hasSize(2);
        assertThat(stage.slack.violations()).isEmpty();
        assertThat(stage.warnings).isEmpty();
    }

    @Test
    void peopleAreToldOfAnotherBotWithTheSameTokens() {
        try (InboundStage other = InboundStage.besides(stage)) {
            Patience.await().until(() -> !other.warnings.isEmpty());
            assertThat(other.warnings.get(0)).contains("Another bot uses the same tokens");
        }
    }

    @Test
    void whatIsNotKnownIsAcknowledgedAndDoesNothing() {
        List<Event> unknown = List.of(
                changed(command(), "command", "/other"),
                interactive(
                        "{\"type\":\"shortcut\",\"callback_id\":\"x\",\"user\":{\"id\":\"%s\"},\"team\":{\"id\":\"%s\"}}"),
                interactive("{\"type\":\"something_new\",\"user\":{\"id\":\"%s\"},\"team\":{\"id\":\"%s\"}}"),
                interactive(
                        "{\"type\":\"block_actions\",\"actions\":[],\"user\":{\"id\":\"%s\"},\"team\":{\"id\":\"%s\"}}"),
                interactive(
                        "{\"type\":\"view_closed\",\"view\":{\"type\":\"modal\",\"callback_id\":\"x\"},\"user\":{\"id\":\"%s\"},"
                                + "\"team\":{\"id\":\"%s\"}}"),
                new Event(
                        Event.Kind.EVENTS_API,
                        json("{\"type\":\"event_callback\",\"team_id\":\"" + team()
                                + "\",\"event\":{\"type\":\"team_join\"}}")),
                interactive("{\"nothing\":\"of %s and %s\"}"));
        for (Event event : unknown) {
            assertThat(stage.slack.events().send(event))
                    .as("%s", event.payload())
                    .succeedsWithin(Patience.seconds(3));
        }
        assertThat(stage.ear.isEmpty()).isTrue();
        assertThat(stage.slack.violations()).isEmpty();
    }

    @Test
    @Tag("F30")
    void whatIsForeignIsAcknowledgedDoesNothingAndIsWrittenDown() {
        assertThat(stage.slack.events().send(Forgery.foreign(command()))).succeedsWithin(Patience.seconds(3));
        assertThat(stage.slack.events().send(Forgery.forAnotherApp(command()))).succeedsWithin(Patience.seconds(3));
        assertThat(stage.ear.isEmpty()).isTrue();
        assertThat(stage.audit).hasSize(2).allMatch(line -> line.contains("security-event"));
    }

    @Test
    void acknowledgesHundredsOfCommandsWithinTheTimeThatPeopleDoNotNotice() {
        List<CompletableFuture<?>> all = IntStream.range(0, 300)
                .<CompletableFuture<?>>mapToObj(number -> stage.alice.slash("#orders", "/replica", "status " + number))
                .toList();
        all.forEach(one -> assertThat(one).succeedsWithin(Patience.seconds(10)));
        assertThat(stage.slack.events().latencies().quantile(0.99)).isLessThan(Patience.of(Duration.ofMillis(300)));
        assertThat(stage.ear.invocations).hasSize(300);
    }

    @Test
    void startsWithoutASlackAndIsThereOnceThereIsOne() {
        try (InboundStage late = new InboundStage(SlackSettings.Mode.SOCKET)) {
            late.slack.faults().next("apps.connections.open", 2, new Fault.ServerError(Fault.When.BEFORE_EFFECT));
            late.entrance.start();
            assertThat(late.entrance.isConnected()).isFalse();
            Patience.await().until(late.entrance::isConnected);
        }
    }

    @Test
    void aFailedQuestionWhoTheBotIsLocksOneCommandAndNotTheNext() {
        try (InboundStage unsure = new InboundStage(SlackSettings.Mode.SOCKET)) {
            unsure.slack.faults().next("auth.test", 2, new Fault.ServerError(Fault.When.BEFORE_EFFECT));
            unsure.entrance.start();
            Patience.await().until(unsure.entrance::isConnected);
            assertThat(unsure.alice.slash("#orders", "/replica", "status")).failsWithin(Patience.seconds(10));
            assertThat(unsure.ear.isEmpty()).isTrue();
            assertThat(unsure.alice.slash("#orders", "/replica", "help")).succeedsWithin(Patience.seconds(3));
        }
    }

    private Event command() {
        return stage.alice.command("#orders", "/replica", "promote db2");
    }

    private static Event changed(Event event, String field, String value) {
        return new Event(event.kind(), event.payload().put(field, value));
    }

    private Event interactive(String format) {
        return new Event(
                Event.Kind.INTERACTIVE,
                json(String.format(format, stage.alice.member().id(), team())));
    }

    private String team() {
        return stage.slack.workspace().app().teamId();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
