package io.understudy.slacklocal.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A button in a message.
 *
 * @param block the id of the block that it is in
 * @param element as the app sent it
 */
record Button(String block, JsonNode element) {
    /** Of a message, in the order in which they are shown. */
    static List<Button> of(PostedMessage message) {
        List<Button> found = new ArrayList<>();
        int index = 0;
        for (JsonNode block : message.blocks()) {
            // Slack makes an id for a block that came without.
            String id = block.path("block_id").asText("b" + index++);
            block.path("elements").forEach(element -> add(id, element, found));
            add(id, block.path("accessory"), found);
        }
        return found;
    }

    static Button labelled(PostedMessage message, String label) {
        return one(message, label, button -> button.label().equals(label));
    }

    static Button withAction(PostedMessage message, String actionId) {
        return one(
                message,
                actionId,
                button -> button.element.path("action_id").asText().equals(actionId));
    }

    private static Button one(PostedMessage message, String name, Predicate<Button> wanted) {
        return of(message).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("wanted a button " + name + ", found "
                        + PlainText.buttons(message) + " in:\n" + PlainText.of(message)));
    }

    private static void add(String block, JsonNode element, List<Button> found) {
        if (element.path("type").asText().equals("button")) {
            found.add(new Button(block, element));
        }
    }

    String label() {
        return element.path("text").path("text").asText();
    }

    /** What a click on it sends. */
    ObjectNode action(String at) {
        ObjectNode action = element.deepCopy();
        action.remove(List.of("accessibility_label", "confirm", "url"));
        return action.put("block_id", block).put("action_ts", at);
    }
}
