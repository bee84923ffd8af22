package io.understudy.slacklocal.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.OpenView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The text inputs of a modal. */
record Inputs(List<JsonNode> blocks) {
    static Inputs of(OpenView view) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode block : view.view().path("blocks")) {
            if (block.path("type").asText().equals("input")) {
                found.add(block);
            }
        }
        return new Inputs(found);
    }

    /** {@code state.values} with these texts, by {@code action_id}; judged as Slack's own client does. */
    ObjectNode values(Map<String, String> texts) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (JsonNode block : blocks) {
            JsonNode element = block.path("element");
            String action = element.path("action_id").asText();
            String text =
                    texts.getOrDefault(action, element.path("initial_value").asText());
            requireFit(block, text);
            values.withObject("/" + block.path("block_id").asText())
                    .putObject(action)
                    .put("type", element.path("type").asText())
                    .put("value", text.isEmpty() ? null : text);
        }
        return values;
    }

    private static void requireFit(JsonNode block, String text) {
        JsonNode element = block.path("element");
        int least = element.path("min_length").asInt(block.path("optional").asBoolean() ? 0 : 1);
        int most = element.path("max_length").asInt(3000);
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException("wanted " + least + " to " + most + " characters for "
                    + block.path("label").path("text").asText() + ", found " + text.length());
        }
    }
}
