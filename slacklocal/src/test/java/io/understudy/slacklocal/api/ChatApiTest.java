package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.slacklocal.workspace.Change;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** chat.postMessage, update, delete, postEphemeral and getPermalink. */
class ChatApiTest {
    private static final String DIVIDER = "[{\"type\":\"divider\"}]";

    private final App app = new App();
    private final String channel = app.channel.id();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aPostedMessageHasATsThatGrowsAndIsUnique() throws Exception {
        JsonNode first = app.call("chat.postMessage", "channel", channel, "text", "one", "blocks", DIVIDER);
        String second = app.posted("two");

        assertEquals(channel, first.path("channel").asText());
        assertTrue(second.compareTo(first.path("ts").asText()) > 0);
        assertEquals("one", first.at("/message/text").asText());
        assertEquals(app.installation().botUser(), first.at("/message/user").asText());
        assertEquals(DIVIDER, first.at("/message/blocks").toString());
        assertEquals(List.of(), app.violations());
    }

    @Test
    void theBotPostsOnlyWhereItIsAMember() throws Exception {
        String elsewhere = app.workspace
                .channels()
                .create("elsewhere", false, app.alice.id())
                .orElseThrow()
                .id();
        String secret = app.workspace
                .channels()
                .create("secret", true, app.alice.id())
                .orElseThrow()
                .id();

        assertEquals("not_in_channel", post(elsewhere, "hello"));
        assertEquals("channel_not_found", post(secret, "hello"));
        assertEquals("channel_not_found", post("C0NONE", "hello"));
        app.workspace.channels().archive(channel);
        assertEquals("is_archived", post(channel, "hello"));
        assertEquals(List.of(), app.violations());
    }

    @Test
    void aMessageNeedsATextOfAtMostFortyThousandCharacters() throws Exception {
        assertEquals("no_text", app.outcome("chat.postMessage", "channel", channel));
        assertEquals("msg_too_long", post(channel, "x".repeat(40_001)));
        assertEquals("ok", post(channel, "x".repeat(40_000)));
        assertEquals(List.of("chat.postMessage: no_text", "chat.postMessage: msg_too_long"), app.violations());
    }

    @Test
    void blocksWithoutATextAreShownAndHeldAgainstTheApp() throws Exception {
        assertEquals("ok", app.outcome("chat.postMessage", "channel", channel, "blocks", DIVIDER));
        assertEquals(1, app.violations().size());
    }

    @Test
    void blocksThatBreakTheRulesAreRefusedWithTheirPlaces() throws Exception {
        JsonNode answer =
                app.call("chat.postMessage", "channel", channel, "text", "a", "blocks", "[{\"type\":\"section\"}]");

        assertEquals("invalid_blocks", answer.path("error").asText());
        assertEquals(
                "[ERROR] missing required field: text or fields [json-pointer:/blocks/0]",
                answer.at("/response_metadata/messages/0").asText());
        assertEquals(
                "invalid_blocks_format",
                app.outcome("chat.postMessage", "channel", channel, "text", "a", "blocks", "{"));
        assertEquals(2, app.violations().size());
    }

    @Test
    void aMessageHasAtMostAHundredAttachments() throws Exception {
        String many = "[" + "{},".repeat(100) + "{}]";

        assertEquals(
                "too_many_attachments",
                app.outcome("chat.postMessage", "channel", channel, "text", "a", "attachments", many));
    }

    @Test
    void answersStandInTheThreadOfAMessageThatIsNoAnswerItself() throws Exception {
        String parent = app.posted("parent");
        String answer = app.call("chat.postMessage", "channel", channel, "text", "answer", "thread_ts", parent)
                .path("ts")
                .asText();

        assertEquals(
                List.of("answer"),
                app.workspace.messages().thread(new MessageRef(channel, parent)).stream()
                        .map(PostedMessage::text)
                        .toList());
        assertEquals("cannot_reply_to_message", inThread(answer));
        assertEquals("thread_not_found", inThread("1.000001"));
        assertEquals("invalid_thread_ts", inThread("0"));
    }

    @Test
    void anUpdateChangesTheWordingAndKeepsBlocksThatItDoesNotName() throws Exception {
        String ts = app.call("chat.postMessage", "channel", channel, "text", "one", "blocks", DIVIDER)
                .path("ts")
                .asText();
        List<Change> changes = new ArrayList<>();
        app.workspace.onChange(changes::add);

        assertEquals(
                "two",
                app.call("chat.update", "channel", channel, "ts", ts, "text", "two")
                        .path("text")
                        .asText());
        PostedMessage kept = message(ts);
        app.call("chat.update", "channel", channel, "ts", ts, "text", "three", "blocks", "[]");

        assertEquals(DIVIDER, kept.blocks().toString());
        assertEquals("[]", message(ts).blocks().toString());
        assertEquals(2, message(ts).edits());
        assertEquals(
                2, changes.stream().filter(Change.Updated.class::isInstance).count());
    }

    @Test
    void onlyTheBotsOwnMessagesCanBeChanged() throws Exception {
        String hers = app.said("mine").ts();

        assertEquals("cant_update_message", update(hers));
        assertEquals("message_not_found", update("1.000001"));
        assertEquals("cant_delete_message", app.outcome("chat.delete", "channel", channel, "ts", hers));
    }

    @Test
    void aMessageInAnArchivedChannelCannotBeChanged() throws Exception {
        String ts = app.posted("one");
        app.workspace.channels().archive(channel);

        assertEquals("is_inactive", update(ts));
    }

    @Test
    void anEphemeralIsSeenByOneMemberAndCannotBeChanged() throws Exception {
        String ts = app.call("chat.postEphemeral", "channel", channel, "user", app.alice.id(), "text", "psst")
                .path("message_ts")
                .asText();

        assertEquals(Optional.of(app.alice.id()), message(ts).onlyFor());
        assertEquals("message_not_found", update(ts));
        String bob = app.workspace.members().join("bob", "Bob Brown").id();
        assertEquals(
                "user_not_in_channel",
                app.outcome("chat.postEphemeral", "channel", channel, "user", bob, "text", "psst"));
    }

    @Test
    void aDeletedMessageIsGone() throws Exception {
        String ts = app.posted("one");

        assertEquals("ok", app.outcome("chat.delete", "channel", channel, "ts", ts));
        assertEquals("message_not_found", app.outcome("chat.delete", "channel", channel, "ts", ts));
    }

    @Test
    void aMessageHasAnAddress() throws Exception {
        String ts = app.posted("one");

        assertEquals(
                "https://local.slack.com/archives/" + channel + "/p" + ts.replace(".", ""),
                app.call("chat.getPermalink", "channel", channel, "message_ts", ts)
                        .path("permalink")
                        .asText());
    }

    private PostedMessage message(String ts) {
        return app.workspace.messages().find(new MessageRef(channel, ts)).orElseThrow();
    }

    private String post(String where, String text) throws Exception {
        return app.outcome("chat.postMessage", "channel", where, "text", text);
    }

    private String inThread(String parent) throws Exception {
        return app.outcome("chat.postMessage", "channel", channel, "text", "a", "thread_ts", parent);
    }

    private String update(String ts) throws Exception {
        return app.outcome("chat.update", "channel", channel, "ts", ts, "text", "new");
    }
}
