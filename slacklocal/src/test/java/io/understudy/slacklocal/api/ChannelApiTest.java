package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** conversations.*, pins.add and bookmarks.add. */
class ChannelApiTest {
    private final App app = App.withScopes(
            "channels:manage", "channels:read", "channels:join", "chat:write", "pins:write", "bookmarks:write");
    private final String channel = app.channel.id();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aNewChannelHasTheBotInItAndANameOfItsOwn() throws Exception {
        JsonNode made = app.call("conversations.create", "name", "inc-7").path("channel");

        assertTrue(made.path("is_member").asBoolean());
        assertEquals("name_taken", create("inc-7"));
        app.call("conversations.archive", "channel", made.path("id").asText());
        assertEquals("name_taken", create("inc-7"));
        assertEquals(List.of(), app.violations());
    }

    @Test
    void aChannelsNameIsShortAndHasSmallLettersNumbersAndDashesOnly() throws Exception {
        assertEquals("ok", create("x".repeat(80)));
        assertEquals("invalid_name_maxlength", create("x".repeat(81)));
        assertEquals("invalid_name_specials", create("Inc-7"));
        assertEquals("invalid_name_specials", create("inc 7"));
        assertEquals("invalid_name_punctuation", create("--"));
        assertEquals("invalid_name_required", create(""));
    }

    @Test
    void privateChannelsWantAScopeOfTheirOwn() throws Exception {
        JsonNode answer = app.call("conversations.create", "name", "secret", "is_private", "true");

        assertEquals("groups:write", answer.path("needed").asText());
        assertEquals(
                "groups:read",
                app.call("conversations.list", "types", "public_channel,private_channel")
                        .path("needed")
                        .asText());
    }

    @Test
    void membersAreInvitedOnce() throws Exception {
        String bob = app.workspace.members().join("bob", "Bob Brown").id();

        assertEquals("ok", invite(bob));
        assertEquals("already_in_channel", invite(bob));
        assertEquals("user_not_found", invite("U0NONE"));
        assertEquals("cant_invite_self", invite(app.installation().botUser()));
        String carol = app.workspace.members().join("carol", "Carol Cole").id();
        assertEquals("already_in_channel", invite(bob + "," + carol));
        assertEquals(
                "ok",
                app.outcome("conversations.invite", "channel", channel, "users", bob + "," + carol, "force", "1"));
        assertEquals(
                List.of(app.alice.id(), app.installation().botUser(), bob, carol),
                texts(app.call("conversations.members", "channel", channel).path("members")));
    }

    @Test
    void aTopicHasAtMost250Characters() throws Exception {
        JsonNode answer = app.call("conversations.setTopic", "channel", channel, "topic", "t".repeat(250));

        assertEquals("t".repeat(250), answer.at("/channel/topic/value").asText());
        assertEquals("too_long", app.outcome("conversations.setTopic", "channel", channel, "topic", "t".repeat(251)));
    }

    @Test
    void anArchivedChannelTakesNothingMore() throws Exception {
        assertEquals("ok", app.outcome("conversations.archive", "channel", channel));

        assertEquals("already_archived", app.outcome("conversations.archive", "channel", channel));
        assertEquals("is_archived", invite(app.alice.id()));
        assertEquals("is_archived", app.outcome("conversations.join", "channel", channel));
        assertTrue(app.call("conversations.info", "channel", channel)
                .at("/channel/is_archived")
                .asBoolean());
    }

    @Test
    void theBotJoinsPublicChannelsAndIsWarnedIfItIsIn() throws Exception {
        String elsewhere = app.workspace
                .channels()
                .create("elsewhere", false, app.alice.id())
                .orElseThrow()
                .id();

        assertTrue(app.call("conversations.join", "channel", elsewhere)
                .at("/channel/is_member")
                .asBoolean());
        assertEquals(
                "already_in_channel",
                app.call("conversations.join", "channel", elsewhere)
                        .path("warning")
                        .asText());
    }

    @Test
    void aLongListComesInPages() throws Exception {
        for (int i = 0; i < 4; i++) {
            app.workspace.channels().create("c" + i, false, app.alice.id());
        }
        List<String> sizes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = app.call("conversations.list", "limit", "2", "cursor", cursor);
            sizes.add(Integer.toString(page.path("channels").size()));
            cursor = page.at("/response_metadata/next_cursor").asText();
        } while (!cursor.isEmpty());

        assertEquals(List.of("2", "2", "1"), sizes);
        assertEquals("invalid_cursor", app.outcome("conversations.list", "cursor", "wrong"));
        assertEquals("invalid_limit", app.outcome("conversations.list", "limit", "1000"));
        assertEquals("invalid_types", app.outcome("conversations.list", "types", "public"));
    }

    @Test
    void archivedChannelsCanBeLeftOut() throws Exception {
        app.workspace.channels().archive(channel);

        assertEquals(1, app.call("conversations.list").path("channels").size());
        assertEquals(
                0,
                app.call("conversations.list", "exclude_archived", "true")
                        .path("channels")
                        .size());
    }

    @Test
    void aMessageIsPinnedOnce() throws Exception {
        String ts = app.posted("plan");

        assertEquals("ok", pin(ts));
        assertEquals("already_pinned", pin(ts));
        assertEquals("message_not_found", pin("1.000001"));
        assertEquals("bad_timestamp", pin("soon"));
        assertEquals("no_item_specified", app.outcome("pins.add", "channel", channel));
        assertEquals(
                List.of(ts),
                app.workspace.channels().find(channel).orElseThrow().pins());
    }

    @Test
    void aBookmarkIsALinkWithATitle() throws Exception {
        JsonNode made = app.call(
                "bookmarks.add",
                "channel_id",
                channel,
                "title",
                "Console",
                "type",
                "link",
                "link",
                "https://a.example");

        assertEquals("Console", made.at("/bookmark/title").asText());
        assertEquals(
                "invalid_link",
                app.outcome("bookmarks.add", "channel_id", channel, "title", "a", "type", "link", "link", "a"));
        assertEquals(
                "invalid_bookmark_type",
                app.outcome("bookmarks.add", "channel_id", channel, "title", "a", "type", "file"));
    }

    private String create(String name) throws Exception {
        return app.outcome("conversations.create", "name", name);
    }

    private String invite(String users) throws Exception {
        return app.outcome("conversations.invite", "channel", channel, "users", users);
    }

    private String pin(String ts) throws Exception {
        return app.outcome("pins.add", "channel", channel, "timestamp", ts);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
