package io.understudy.slacklocal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is the same for every method. */
class CallingTest {
    private final App app = new App();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aTokenSaysWhoTheBotIs() throws Exception {
        JsonNode answer = app.call("auth.test");

        assertEquals(app.installation().teamId(), answer.path("team_id").asText());
        assertEquals(app.installation().botUser(), answer.path("user_id").asText());
        assertEquals(app.installation().botId(), answer.path("bot_id").asText());
        assertEquals(List.of(), app.violations());
    }

    @Test
    void aTokenMayAlsoComeAsAnArgument() throws Exception {
        HttpResponse<String> answer =
                app.send(app.form("auth.test", "token", app.installation().botToken()));

        assertTrue(App.read(answer).path("ok").asBoolean());
    }

    @Test
    void noTokenIsNotAuthedAndAWrongOneInvalidAuthBothWithHttp200() throws Exception {
        HttpResponse<String> without = app.send(app.form("auth.test"));
        HttpResponse<String> wrong = app.send(app.form("auth.test").header("Authorization", "Bearer xoxb-wrong"));

        assertEquals(200, without.statusCode());
        assertEquals("{\"ok\":false,\"error\":\"not_authed\"}", without.body());
        assertEquals("{\"ok\":false,\"error\":\"invalid_auth\"}", wrong.body());
        assertEquals(List.of("auth.test: not_authed", "auth.test: invalid_auth"), app.violations());
    }

    @Test
    void theBotsTokenOpensNoSocketAndTheAppsTokenPostsNoMessage() throws Exception {
        String bearer = "Bearer " + app.installation().appToken();

        assertEquals("not_allowed_token_type", app.outcome("apps.connections.open"));
        assertEquals(
                "not_allowed_token_type",
                App.read(app.send(app.form("chat.postMessage").header("Authorization", bearer)))
                        .path("error")
                        .asText());
    }

    @Test
    void theAppsTokenGetsAnAddressOfTheSocketThatIsGoodOnce() throws Exception {
        String bearer = "Bearer " + app.installation().appToken();

        String url = App.read(app.send(app.form("apps.connections.open").header("Authorization", bearer)))
                .path("url")
                .asText();

        String prefix = app.slack.apiUrl().resolve("/link/").toString().replace("http:", "ws:");
        assertTrue(url.startsWith(prefix + "?ticket="), url);
    }

    @Test
    void everyAnswerNamesTheTokensScopesAndWhatTheMethodNeeds() throws Exception {
        HttpResponse<String> answer = app.send("chat.postMessage", "channel", app.channel.id(), "text", "hello");

        assertEquals(
                String.join(",", app.installation().botScopes()),
                answer.headers().firstValue("x-oauth-scopes").orElse(""));
        assertEquals(
                "chat:write",
                answer.headers().firstValue("x-accepted-oauth-scopes").orElse(""));
    }

    @Test
    void aMissingScopeIsNamedBesideThoseThatAreThere() throws Exception {
        try (App less = App.withScopes("commands")) {
            JsonNode answer = less.call("chat.postMessage", "channel", less.channel.id(), "text", "hello");

            assertEquals("missing_scope", answer.path("error").asText());
            assertEquals("chat:write", answer.path("needed").asText());
            assertEquals("commands", answer.path("provided").asText());
            assertEquals(1, less.violations().size());
        }
    }

    @Test
    void unknownMethodsAreRefused() throws Exception {
        assertEquals("unknown_method", app.outcome("chat.postMesage"));
        assertEquals(List.of("chat.postMesage: unknown_method"), app.violations());
    }

    @Test
    void unknownMissingAndWrongArgumentsAreRefusedAndNamed() throws Exception {
        JsonNode answer = app.call("conversations.list", "colour", "red", "limit", "many");

        assertEquals("invalid_arguments", answer.path("error").asText());
        assertEquals(
                "[\"[ERROR] unknown argument: colour\",\"[ERROR] must be of the type INTEGER [json-pointer:/limit]\"]",
                answer.at("/response_metadata/messages").toString());
        assertEquals(
                "[\"missing required field: channel\"]",
                app.call("conversations.info").path("errors").toString());
    }

    @Test
    void jsonBodiesAreUnderstoodAndWantACharset() throws Exception {
        String body = "{\"channel\":\"" + app.channel.id() + "\",\"text\":\"hello\",\"mrkdwn\":true}";
        String address = app.slack.apiUrl().resolve("chat.postMessage").toString();

        JsonNode without = App.read(app.post(address, "application/json", body));
        JsonNode with = App.read(app.post(address, "application/json; charset=utf-8", body));

        assertEquals("missing_charset", without.path("warning").asText());
        assertEquals(
                "missing_charset", without.at("/response_metadata/warnings/0").asText());
        assertTrue(with.path("ok").asBoolean() && !with.has("warning"), with.toString());
    }

    @Test
    void formsWantNoCharset() throws Exception {
        String address = app.slack.apiUrl().resolve("auth.test").toString();

        assertEquals(
                "superfluous_charset",
                App.read(app.post(address, "application/x-www-form-urlencoded; charset=utf-8", ""))
                        .path("warning")
                        .asText());
    }

    @Test
    void theAppsTokenSaysWhichAppItBelongsTo() throws Exception {
        String bearer = "Bearer " + app.installation().appToken();

        assertEquals(
                app.installation().appId(),
                App.read(app.send(app.form("auth.test").header("Authorization", bearer)))
                        .path("app_id")
                        .asText());
    }

    @Test
    void bodiesThatAreNoJsonObjectAreRefused() throws Exception {
        String address = app.slack.apiUrl().resolve("auth.test").toString();

        assertEquals("invalid_json", error(app.post(address, "application/json", "{")));
        assertEquals("json_not_object", error(app.post(address, "application/json", "[]")));
        assertEquals("invalid_post_type", error(app.post(address, "text/csv", "a,b")));
    }

    @Test
    void readingMethodsMayBeAskedWithGet() throws Exception {
        HttpRequest.Builder get = HttpRequest.newBuilder(
                        app.slack.apiUrl().resolve("users.info?user=" + app.alice.id()))
                .header("Authorization", "Bearer " + app.installation().botToken());

        assertEquals("alice", App.read(app.send(get)).at("/user/name").asText());
    }

    private static String error(HttpResponse<String> response) throws Exception {
        return App.read(response).path("error").asText();
    }
}
