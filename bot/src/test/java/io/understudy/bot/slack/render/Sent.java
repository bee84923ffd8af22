package io.understudy.bot.slack.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.io.UncheckedIOException;

/** What goes over the wire, as Bolt writes it. */
final class Sent {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Sent() {}

    static ObjectNode message(SlackMessage message) {
        ObjectNode json = MAPPER.createObjectNode().put("text", message.text());
        json.set("blocks", parsed(GsonFactory.createSnakeCase().toJson(message.blocks())));
        return json;
    }

    static JsonNode view(View view) {
        return parsed(GsonFactory.createSnakeCase().toJson(view));
    }

    /** With the names of its files and how long they are, pictures apart. */
    static JsonNode withFiles(SlackMessage message) {
        ObjectNode json = message(message);
        ArrayNode files = json.putArray("files");
        message.files().forEach(file -> {
            ObjectNode shown = files.addObject().put("name", file.name()).put("title", file.title());
            // How large a picture is, this machine's fonts decide.
            if (!file.name().endsWith(".png")) {
                shown.put("bytes", file.bytes().length);
            }
        });
        return json;
    }

    static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
