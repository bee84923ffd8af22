package io.understudy.slacklocal.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.LocalSlackSettings;
import io.understudy.slacklocal.events.Event;
import io.understudy.slacklocal.events.Patience;
import io.understudy.slacklocal.events.ScriptedApp;
import io.understudy.slacklocal.workspace.Draft;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.Passes;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParticipantTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final LocalSlack slack = LocalSlack.start(LocalSlackSettings.defaults(Clock.systemUTC()));
    private final Participant alice = slack.member("alice");
    private final Participant bob = slack.member("bob");
    private String ops;

    @BeforeEach
    void channel() {
        String bot = slack.workspace().app().botUser();
        ops = slack.workspace()
                .channels()
                .create("ops", false, bot)
                .orElseThrow()
                .id();
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void aCommandsPayloadHasEveryDocumentedField() {
        JsonNode payload = alice.command("#ops", "/replica", "status").payload();
        assertThat(payload.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "token",
                        "team_id",
                        "team_domain",
                        "channel_id",
                        "channel_name",
                        "user_id",
                        "user_name",
                        "command",
                        "text",
                        "api_app_id",
                        "is_enterprise_install",
                        "response_url",
                        "trigger_id");
        assertThat(payload.path("user_id").asText()).isEqualTo(alice.member().id());
        assertThat(payload.path("channel_id").asText()).isEqualTo(ops);
        assertThat(payload.path("response_url").asText())
                .startsWith(slack.apiUrl().resolve("/response/").toString());
    }

    @Test
    void aClicksPayloadSaysWhoClickedWhatAndWhere() {
        PostedMessage shown = post("promote db2?", Optional.empty());
        JsonNode payload = bob.press(shown, "Approve").payload();
        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.at("/user/id").asText()).isEqualTo(bob.member().id());
        assertThat(payload.at("/user/team_id").asText())
                .isEqualTo(slack.workspace().app().teamId());
        assertThat(payload.path("enterprise").isNull()).isTrue();
        assertThat(payload.path("is_enterprise_install").asBoolean(true)).isFalse();
        assertThat(payload.at("/container/message_ts").asText()).isEqualTo(shown.ts());
        assertThat(payload.at("/message/text").asText()).isEqualTo("promote db2?");
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("m1.b1");
        assertThat(payload.at("/actions/0/action_id").asText()).isEqualTo("understudy:0");
        assertThat(payload.at("/actions/0/action_ts").asText()).matches("\\d+\\.\\d{6}");
        assertThat(payload.at("/state/values").isObject()).isTrue();
    }

    @Test
    void aClickOnWhatOneAloneSeesComesWithoutTheMessage() {
        PostedMessage shown = post("only you", Optional.of(bob.member().id()));
        JsonNode payload = bob.press(shown, "Approve").payload();
        assertThat(payload.at("/container/is_ephemeral").asBoolean()).isTrue();
        assertThat(payload.has("message")).isFalse();
        assertThat(alice.sees().messages("ops")).isEmpty();
        assertThat(bob.sees().ephemeral("ops", Duration.ZERO, "only you")).isEqualTo(shown);
    }

    @Test
    void aButtonThatIsNotThereCannotBeClicked() {
        assertThatThrownBy(() -> bob.click(post("promote db2?", Optional.empty()), "Reject"))
                .hasMessageContaining("wanted a button Reject, found [Approve]");
    }

    @Test
    void everyTriggerIdIsAnotherAndGoodForOneModal() {
        String first = trigger(alice.command("ops", "/replica", "status"));
        String second = trigger(alice.command("ops", "/replica", "status"));
        assertThat(first).isNotEqualTo(second);
        assertThat(slack.workspace().triggers().use(first).stands())
                .contains(alice.member().id());
        assertThat(slack.workspace().triggers().use(first).state()).isEqualTo(Passes.State.USED_UP);
    }

    @Test
    void theAnswerInACommandsAcknowledgementIsForTheTypistAlone() throws Exception {
        ScriptedApp app = new ScriptedApp(slack, "{\"text\":\"what do you mean?\"}");
        alice.slash("ops", "/replica", "statsu").join();
        assertThat(app.last().at("/payload/text").asText()).isEqualTo("statsu");
        alice.sees().ephemeral("ops", Patience.limit(), "what do you mean?");
        assertThat(bob.sees().messages("ops")).isEmpty();
    }

    @Test
    void aModalStaysOpenWithErrorsAndClosesWithoutAndItsTextsComeByBlockAndAction() throws Exception {
        OpenView view = slack.workspace().views().open(bob.member().id(), modal());
        ScriptedApp app =
                new ScriptedApp(slack, "{\"response_action\":\"errors\",\"errors\":{\"typed\":\"another name\"}}");
        JsonNode answer = bob.submit(view, Map.of("text", "db1")).join();
        assertThat(answer.at("/errors/typed").asText()).isEqualTo("another name");
        assertThat(bob.sees().modal(Duration.ZERO)).isEqualTo(view);
        app.answer("{}");
        bob.submit(view, Map.of("text", "db2")).join();
        assertThat(slack.workspace().views().seenBy(bob.member().id())).isEmpty();
        JsonNode payload = app.last().path("payload");
        assertThat(payload.path("type").asText()).isEqualTo("view_submission");
        assertThat(payload.at("/view/state/values/typed/text/value").asText()).isEqualTo("db2");
        assertThat(payload.at("/view/private_metadata").asText()).isEqualTo("m1.b1");
        assertThat(payload.at("/view/callback_id").asText()).isEqualTo("understudy:typed");
        assertThat(payload.path("trigger_id").asText()).isNotEmpty();
    }

    @Test
    void anInputThatMustNotBeEmptyIsNotSent() throws Exception {
        OpenView view = slack.workspace().views().open(bob.member().id(), modal());
        assertThatThrownBy(() -> bob.submit(view, Map.of()))
                .hasMessage("wanted 1 to 3000 characters for Name, found 0");
    }

    @Test
    void aWaitEndsWithWhatIsThereInstead() {
        post("promote db2?", Optional.empty());
        assertThatThrownBy(() -> alice.sees().message("ops", Duration.ofMillis(1), "promote", "db1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wanted a message in ops with [promote, db1] within 1 ms, found:")
                .hasMessageContaining("promote db2?");
    }

    @Test
    void plainTextIsAllThatAPersonReads() throws Exception {
        PostedMessage shown = post("loss &lt; 1 B", Optional.empty());
        assertThat(PlainText.of(shown)).isEqualTo("loss < 1 B\nApprove");
    }

    private PostedMessage post(String text, Optional<String> onlyFor) {
        JsonNode blocks = read("""
                [{"type": "actions", "block_id": "b", "elements": [{"type": "button", "action_id": "understudy:0",
                  "value": "m1.b1", "text": {"type": "plain_text", "text": "Approve"}}]}]""");
        return slack.workspace()
                .messages()
                .post(new Draft(
                        ops, Optional.empty(), slack.workspace().app().botUser(), text, blocks, onlyFor, List.of()));
    }

    private static JsonNode modal() {
        return read("""
                {"type": "modal", "callback_id": "understudy:typed", "private_metadata": "m1.b1",
                 "title": {"type": "plain_text", "text": "Approve"}, "submit": {"type": "plain_text", "text": "Approve"},
                 "blocks": [{"type": "input", "block_id": "typed", "label": {"type": "plain_text", "text": "Name"},
                   "element": {"type": "plain_text_input", "action_id": "text"}}]}""");
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String trigger(Event event) {
        return event.payload().path("trigger_id").asText();
    }
}
