package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The addresses that commands and clicks carry. */
class ResponseUrlTest {
    private final App app = new App();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void anAnswerIsForTheMemberWhoAskedAlsoWhereTheBotIsNoMember() throws Exception {
        String elsewhere = app.workspace
                .channels()
                .create("elsewhere", false, app.alice.id())
                .orElseThrow()
                .id();

        HttpResponse<String> answer = post(url(elsewhere, Optional.empty()), "{\"text\":\"invite me\"}");

        assertEquals("ok", answer.body());
        PostedMessage posted = app.workspace.messages().in(elsewhere).get(0);
        assertEquals(Optional.of(app.alice.id()), posted.onlyFor());
        assertEquals(List.of(), app.violations());
    }

    @Test
    void anAnswerMayBeForAll() throws Exception {
        post(url(app.channel.id(), Optional.empty()), "{\"text\":\"hello\",\"response_type\":\"in_channel\"}");

        assertEquals(
                Optional.empty(),
                app.workspace.messages().in(app.channel.id()).get(0).onlyFor());
    }

    @Test
    void anAnswerMayReplaceOrDeleteTheMessageWithTheButton() throws Exception {
        String ts = app.posted("Approve?");
        String url = url(app.channel.id(), Optional.of(ts));
        MessageRef where = new MessageRef(app.channel.id(), ts);

        post(url, "{\"text\":\"Approved\",\"replace_original\":true}");
        String replaced = app.workspace.messages().find(where).orElseThrow().text();
        post(url, "{\"delete_original\":true}");

        assertEquals("Approved", replaced);
        assertEquals(Optional.empty(), app.workspace.messages().find(where));
    }

    @Test
    void anAddressIsGoodFiveTimesWithinThirtyMinutes() throws Exception {
        String url = url(app.channel.id(), Optional.empty());
        for (int i = 0; i < 5; i++) {
            assertEquals(200, post(url, "{\"text\":\"hello\"}").statusCode());
        }
        String late = url(app.channel.id(), Optional.empty());
        app.clock.advance(Duration.ofMinutes(29));
        assertEquals(200, post(late, "{\"text\":\"hello\"}").statusCode());
        assertEquals(List.of(), app.violations());

        assertEquals(404, post(url, "{\"text\":\"hello\"}").statusCode());
        app.clock.advance(Duration.ofMinutes(1));
        assertEquals(404, post(late, "{\"text\":\"hello\"}").statusCode());
        assertEquals(2, app.violations().size());
    }

    @Test
    void anAnswerIsJudgedLikeAMessage() throws Exception {
        HttpResponse<String> answer =
                post(url(app.channel.id(), Optional.empty()), "{\"text\":\"a\",\"blocks\":[{\"type\":\"section\"}]}");

        assertEquals(400, answer.statusCode());
        assertEquals("invalid_blocks", answer.body());
    }

    private String url(String channel, Optional<String> message) {
        String code = app.workspace.responseUrls().issue(new Reply(channel, app.alice.id(), message));
        return app.slack.apiUrl().resolve("/response/" + code).toString();
    }

    private HttpResponse<String> post(String url, String body) throws Exception {
        return app.post(url, "application/json; charset=utf-8", body);
    }
}
