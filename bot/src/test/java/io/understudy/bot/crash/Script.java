package io.understudy.bot.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A user's script that talks to the console's API. */
record Script(URI console, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The bot's last message in answer to a command. */
    JsonNode command(String text) throws IOException, InterruptedException {
        JsonNode messages = post("/api/v1/commands", Map.of("text", text)).path("messages");
        return messages.get(messages.size() - 1);
    }

    void click(JsonNode message, int button) throws IOException, InterruptedException {
        post(
                "/api/v1/actions",
                Map.of(
                        "message", message.path("id").asText(),
                        "button", message.path("buttons").get(button).path("id").asText(),
                        "input", ""));
    }

    /** The message as it stands now. */
    JsonNode now(JsonNode message) throws IOException, InterruptedException {
        for (JsonNode one : send(request("/api/v1/messages?since=0").GET())) {
            if (one.path("id").equals(message.path("id"))) {
                return one;
            }
        }
        throw new AssertionError("no message " + message.path("id"));
    }

    private JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=20")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(console.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
