package io.understudy.bot.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to the stream of server-sent events, as the page does. */
final class EventReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;

    /** Hears everything after a revision. */
    EventReader(String url, String token, long since) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/events?since=" + since))
                .header("Authorization", "Bearer " + token)
                .build();
        reading = HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofLines())
                .thenAcceptAsync(response -> response.body()
                        .filter(line -> line.startsWith(DATA))
                        .map(EventReader::message)
                        .forEach(messages::add));
    }

    /** How a message read from edit to edit. */
    List<String> texts(JsonNode message) {
        return messages.stream()
                .filter(one -> one.path("id").equals(message.path("id")))
                .map(ScriptedUser::text)
                .toList();
    }

    private static JsonNode message(String line) {
        try {
            return JSON.readTree(line.substring(DATA.length()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reading.cancel(true);
    }
}
