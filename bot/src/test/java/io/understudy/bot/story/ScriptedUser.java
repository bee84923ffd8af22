package io.understudy.bot.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.bot.web.Http;
import io.understudy.replication.host.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person's script at the HTTP API. */
final class ScriptedUser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLUSTER = "demo";
    private final Http http;
    private final String token;

    ScriptedUser(String url, String token) {
        this.http = new Http(url);
        this.token = token;
    }

    String token() {
        return token;
    }

    /** What a command is answered, waiting for it. */
    Http.Answer send(String text, String... headers) {
        return post("/api/v1/commands", Map.of("text", text), headers);
    }

    /** The bot's last message in answer to a command. */
    JsonNode say(String text) {
        JsonNode messages = send(text).json().path("messages");
        return messages.get(messages.size() - 1);
    }

    /** With the cluster's name typed, whether or not it is asked for. */
    Http.Answer click(JsonNode message, String label) {
        return post(
                "/api/v1/actions",
                Map.of("message", message.path("id").asText(), "button", button(message, label), "input", CLUSTER));
    }

    /** The first message in answer to a click. */
    JsonNode clicked(JsonNode message, String label) {
        return click(message, label).json().path("messages").path(0);
    }

    List<JsonNode> since(long revision) {
        List<JsonNode> messages = new ArrayList<>();
        http.get("/api/v1/messages?since=" + revision, Http.as(token)).json().forEach(messages::add);
        return messages;
    }

    long newestRevision() {
        return since(0).stream()
                .mapToLong(message -> message.path("revision").asLong())
                .max()
                .orElse(0);
    }

    /** A message as it reads once it changes no more. */
    JsonNode finished(JsonNode message) {
        return Patience.await()
                .until(() -> now(message), now -> now.path("final").asBoolean());
    }

    JsonNode now(JsonNode message) {
        return since(0).stream()
                .filter(one -> one.path("id").equals(message.path("id")))
                .findFirst()
                .orElseThrow();
    }

    boolean sees(JsonNode message) {
        return since(0).stream().anyMatch(one -> one.path("id").equals(message.path("id")));
    }

    static String text(JsonNode message) {
        return message.path("text").asText();
    }

    private static String button(JsonNode message, String label) {
        for (JsonNode button : message.path("buttons")) {
            if (button.path("label").asText().equals(label)) {
                return button.path("id").asText();
            }
        }
        throw new AssertionError("no button '" + label + "' on " + message);
    }

    private Http.Answer post(String path, Map<String, String> body, String... headers) {
        String[] more = new String[headers.length + 2];
        more[0] = "Prefer";
        more[1] = "wait=20";
        System.arraycopy(headers, 0, more, 2, headers.length);
        return http.post(path, JSON.valueToTree(body).toString(), Http.as(token, more));
    }
}
