package io.understudy.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Person;
import io.understudy.slacklocal.events.Event;
import io.understudy.slacklocal.workspace.OpenView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clicks and windows to type in, from Slack's payloads to the conversation. */
final class ClicksTest {
    private final InboundStage stage = InboundStage.connected();
    private final PostedMessage simple = put("operation/41", new Part.Text("Promote db2?"));
    private final PostedMessage typed = put("operation/42", new Part.Input("Type db2 to approve", "db2"));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aClickIsHandedInAsWhoClickedWhat() {
        assertThat(click(value(simple))).succeedsWithin(Patience.seconds(3));
        Click heard = stage.ear.clicks.get(0);
        assertThat(heard.message()).isEqualTo(simple.id());
        assertThat(heard.button()).isEqualTo(simple.buttons().get(0).id());
        assertThat(heard.input()).isEmpty();
        assertThat(heard.by().sameAs(alice())).isTrue();
        assertThat(stage.responses.use(heard.id())).as("where to answer").isPresent();
    }

    @Test
    @Tag("F29")
    void aClickThatComesTwiceOpensOneWindowAndIsOneClick() {
        stage.slack.events().mishaps().deliverTwice(true);
        assertThat(click(value(typed))).succeedsWithin(Patience.seconds(3));
        assertThat(click(value(simple))).succeedsWithin(Patience.seconds(3));
        OpenView window = stage.alice.sees().modal(Patience.seconds(3));
        Patience.await().until(() -> stage.slack.events().latencies().all().size() == 4);
        assertThat(stage.ear.clicks).hasSize(1);
        stage.alice.submit(window, Map.of("text", "db2")).join();
        Patience.await().until(() -> stage.slack.events().latencies().all().size() == 6);
        assertThat(stage.ear.clicks).hasSize(2);
        assertThat(stage.slack.violations()).isEmpty();
    }

    @Test
    void whatMustBeTypedIsAskedForInAWindowAndComesWithTheClick() {
        assertThat(click(value(typed))).succeedsWithin(Patience.seconds(3));
        OpenView window = stage.alice.sees().modal(Patience.seconds(3));
        assertThat(stage.ear.clicks).as("before anything was typed").isEmpty();
        stage.alice.submit(window, Map.of("text", " db2 ")).join();
        Click heard = stage.ear.clicks.get(0);
        assertThat(heard.input()).isEqualTo("db2");
        assertThat(heard.message()).isEqualTo(typed.id());
        assertThat(heard.button()).isEqualTo(typed.buttons().get(0).id());
        assertThat(stage.slack.violations()).isEmpty();
    }

    @Test
    void aWindowHandedInEmptyStaysOpenAndSaysWhatIsWanted() {
        click(value(typed)).join();
        OpenView window = stage.alice.sees().modal(Patience.seconds(3));
        JsonNode answer = stage.alice.submit(window, Map.of("text", "   ")).join();
        assertThat(answer.path("response_action").asText()).isEqualTo("errors");
        assertThat(answer.path("errors").path("typed").asText()).contains("Wanted a text");
        assertThat(stage.ear.clicks).isEmpty();
        stage.alice.submit(window, Map.of("text", "db2")).join();
        assertThat(stage.ear.clicks).hasSize(1);
    }

    @Test
    @Tag("F28")
    void aButtonThatIsGoneIsForTheDeskToAnswer() {
        assertThat(click("gone.gone")).succeedsWithin(Patience.seconds(3));
        assertThat(stage.ear.clicks).extracting(Click::message).containsExactly("gone");
    }

    @Test
    @Tag("F30")
    void aValueThatNoButtonOfOursCarriesDoesNothingAndIsWrittenDown() {
        assertThat(click("approve promote db2\nFORGED LINE")).succeedsWithin(Patience.seconds(3));
        assertThat(stage.ear.isEmpty()).isTrue();
        assertThat(stage.audit).hasSize(1);
        assertThat(stage.audit.get(0)).contains("security-event").doesNotContain("\n");
    }

    @Test
    void aMessageForSomebodyElseOpensNoWindow() {
        PostedMessage bobs = stage.board.put(Draft.announcement(
                "note/1",
                Place.in("orders").onlyFor(new SlackMember(team(), "U0BOB").person("bob")),
                message(new Part.Input("Note", "text"))));
        assertThat(click(value(bobs))).succeedsWithin(Patience.seconds(3));
        assertThat(stage.ear.clicks).as("handed in for the desk to refuse").hasSize(1);
    }

    private static String value(PostedMessage message) {
        return message.id() + "." + message.buttons().get(0).id();
    }

    private PostedMessage put(String key, Part part) {
        return stage.board.put(Draft.announcement(key, Place.in("orders"), message(part)));
    }

    private static ChatMessage message(Part part) {
        return new ChatMessage(
                "Promote db2",
                "Approval needed: promote db2.",
                ChatMessage.Tone.WARNING,
                List.of(part),
                List.of(new Button("Approve", Button.Style.PRIMARY, new Action.Approve(41))),
                ChatMessage.Phase.AWAITING_DECISION);
    }

    private Person alice() {
        return new SlackMember(team(), stage.alice.member().id()).person("alice");
    }

    private CompletableFuture<JsonNode> click(String value) {
        return stage.slack.events().send(event(value));
    }

    /** As Slack's documentation has it; the local Slack's own come from messages that were posted there. */
    private Event event(String value) {
        String trigger =
                stage.slack.workspace().triggers().issue(stage.alice.member().id());
        ObjectNode payload = stage.alice.command("#orders", "/replica", "").payload();
        String responseUrl = payload.path("response_url").asText();
        ObjectNode click = JsonNodeFactory.instance.objectNode();
        click.put("type", "block_actions").put("trigger_id", trigger).put("response_url", responseUrl);
        click.put("api_app_id", stage.slack.workspace().app().appId());
        click.putObject("team").put("id", team()).put("domain", "local");
        click.putObject("user")
                .put("id", stage.alice.member().id())
                .put("username", "alice")
                .put("name", "alice")
                .put("team_id", team());
        click.putObject("channel").put("id", stage.channelId).put("name", "orders");
        click.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", "understudy:0")
                .put("block_id", "b")
                .put("value", value)
                .put("action_ts", "1700000000.000100");
        return new Event(Event.Kind.INTERACTIVE, click);
    }

    private String team() {
        return stage.slack.workspace().app().teamId();
    }
}
