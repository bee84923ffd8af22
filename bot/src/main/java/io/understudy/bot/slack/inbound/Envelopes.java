package io.understudy.bot.slack.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes over a websocket: Slack's words about the connection, and events in envelopes, each of which is answered. */
final class Envelopes implements BiConsumer<String, SocketLine> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);

    private final Reception reception;
    private final Executor threads;
    private final BiConsumer<JsonNode, SocketLine> greetings;

    /** @param greetings hears each hello before its line counts as greeted */
    Envelopes(Reception reception, Executor threads, BiConsumer<JsonNode, SocketLine> greetings) {
        this.reception = reception;
        this.threads = threads;
        this.greetings = greetings;
    }

    @Override
    public void accept(String text, SocketLine line) {
        try {
            take(JSON.readTree(text), line);
        } catch (JsonProcessingException e) {
            LOG.warn("Slack sent something over the websocket that is not JSON; passed over");
        }
    }

    private void take(JsonNode message, SocketLine line) {
        switch (message.path("type").asText()) {
            case "hello" -> {
                try {
                    greetings.accept(message, line);
                } finally {
                    line.greeted();
                }
            }
            case "disconnect" ->
                line.leave("Slack wants it replaced: " + message.path("reason").asText("it does not say why"));
            default -> {
                if (message.path("envelope_id").isTextual()) {
                    threads.execute(() -> answer(message, line));
                }
            }
        }
    }

    private void answer(JsonNode envelope, SocketLine line) {
        try {
            Response response = reception.take(request(envelope));
            if (response.getStatusCode() == 200) {
                line.send(acknowledgement(envelope, response));
            } else {
                LOG.warn("an event was not acknowledged: it was answered with {}", response.getStatusCode());
            }
        } catch (Exception e) {
            LOG.error("an event was not acknowledged, since it could not be kept", e);
        }
    }

    private static HttpRequest request(JsonNode envelope) {
        return HttpRequest.builder()
                .socketMode(true)
                .requestUri("")
                .remoteAddress("")
                .queryString(Map.of())
                .requestBody(envelope.path("payload").toString())
                .headers(new RequestHeaders(Map.of()))
                .build();
    }

    private static String acknowledgement(JsonNode envelope, Response response) throws JsonProcessingException {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("envelope_id", envelope.get("envelope_id"));
        String body = response.getBody();
        if (body != null && !body.isEmpty()) {
            boolean json = response.getContentType().startsWith("application/json");
            answer.set(
                    "payload",
                    json ? JSON.readTree(body) : JSON.createObjectNode().put("text", body));
        }
        return answer.toString();
    }
}
