package io.understudy.slacklocal.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.util.ArrayList;
import java.util.List;

/** What a person reads in a message, as plain lines: notification text first, then every text of its blocks. */
public final class PlainText {
    /** Where blocks keep what people read, in the order in which it is shown. */
    private static final List<String> SHOWN = List.of(
            "title",
            "label",
            "text",
            "alt_text",
            "fields",
            "elements",
            "rows",
            "accessory",
            "element",
            "blocks",
            "submit",
            "close");

    private PlainText() {}

    /** The notification's text and all texts of the blocks, one per line. */
    public static String of(PostedMessage message) {
        List<String> lines = new ArrayList<>();
        lines.add(message.text());
        collect(message.blocks(), lines);
        return plain(String.join("\n", lines));
    }

    /** All texts of blocks or of a view, one per line. */
    public static String of(JsonNode blocks) {
        List<String> lines = new ArrayList<>();
        collect(blocks, lines);
        return plain(String.join("\n", lines));
    }

    /** The labels of the buttons that a message shows, in order. */
    public static List<String> buttons(PostedMessage message) {
        return Button.of(message).stream().map(Button::label).toList();
    }

    private static void collect(JsonNode node, List<String> lines) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, lines));
        } else if (node.isObject()) {
            for (String key : SHOWN) {
                JsonNode child = node.path(key);
                if (child.isTextual()) {
                    lines.add(child.asText());
                } else {
                    collect(child, lines);
                }
            }
        }
    }

    /** Undoes Slack's escaping, the ampersand last. */
    private static String plain(String mrkdwn) {
        return mrkdwn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
