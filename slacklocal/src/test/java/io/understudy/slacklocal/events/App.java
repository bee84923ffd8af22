package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An app on the other end of a websocket, which does what the test says. */
final class App implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    App(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /** The next word that Slack says. */
    JsonNode next() throws InterruptedException {
        JsonNode word = heard.poll(Patience.SECONDS, TimeUnit.SECONDS);
        if (word == null) {
            throw new AssertionError("Slack said nothing");
        }
        return word;
    }

    /** Whether there is nothing that Slack said and the test did not read. */
    boolean heardAll() {
        return heard.isEmpty();
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    void acknowledge(JsonNode envelope) {
        say("{\"envelope_id\":\"" + envelope.path("envelope_id").asText() + "\"}");
    }

    void acknowledge(JsonNode envelope, String payload) {
        say("{\"envelope_id\":\"" + envelope.path("envelope_id").asText() + "\",\"payload\":" + payload + "}");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(parsed(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
