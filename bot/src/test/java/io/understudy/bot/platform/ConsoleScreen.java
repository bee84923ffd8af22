package io.understudy.bot.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.web.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One person's page: asks only for what is newer than what stands there, and puts edits where they belong. */
final class ConsoleScreen {
    private final Map<String, JsonNode> messages = new LinkedHashMap<>();
    /** Of every button that ever stood on a message, by its label: a page may be older than the board. */
    private final Map<String, String> buttons = new HashMap<>();

    private final String token;
    private long revision;

    ConsoleScreen(String token) {
        this.token = token;
    }

    String[] headers() {
        return Http.as(token);
    }

    void renew(Http http) {
        http.get("/api/v1/messages?since=" + revision, headers()).json().forEach(message -> {
            String id = message.path("id").asText();
            messages.put(id, message);
            message.path("buttons")
                    .forEach(button -> buttons.put(
                            id + ' ' + button.path("label").asText(),
                            button.path("id").asText()));
            revision = Math.max(revision, message.path("revision").asLong());
        });
    }

    /** The id that a button had when it was last seen. */
    String button(String message, String label) {
        return Optional.ofNullable(buttons.get(message + ' ' + label))
                .orElseThrow(() -> new AssertionError("no button '" + label + "' was on " + messages.get(message)));
    }

    List<Seen> seen(String channel) {
        return messages.values().stream()
                .filter(message -> message.path("channel").asText().equals(channel))
                .map(ConsoleScreen::seen)
                .toList();
    }

    private static Seen seen(JsonNode message) {
        List<String> pictures = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        append(message.path("author").path("name"), text);
        append(message.path("title"), text);
        append(message.path("text"), text);
        for (JsonNode part : message.path("parts")) {
            if (part.path("kind").asText().equals("picture")) {
                pictures.add(part.path("alt").asText());
            }
            append(part, text);
        }
        return new Seen(
                message.path("id").asText(),
                message.path("thread").asText(""),
                text.toString(),
                message.path("buttons").findValuesAsText("label"),
                pictures);
    }

    /** Every text in it, since the page shows them all as they are. */
    private static void append(JsonNode node, StringBuilder text) {
        if (node.isTextual()) {
            text.append(node.asText()).append('\n');
        }
        node.forEach(inner -> append(inner, text));
    }
}
