package io.understudy.bot.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * What somebody reads of a Slack message. Escapes are undone; what Slack would not show as it is written, since it calls
 * people, links or formats, becomes {@code «markup»}.
 */
final class SlackEyes {
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");
    /** Takes no room on a screen. */
    private static final String NOTHING = "\u200B";

    private final StringBuilder read = new StringBuilder();

    /** Everything in blocks and in the text beside them. */
    static String read(String text, JsonNode blocks) {
        SlackEyes eyes = new SlackEyes();
        eyes.markup(text);
        eyes.look(blocks);
        return eyes.read.toString();
    }

    private void look(JsonNode node) {
        switch (node.path("type").asText()) {
            case "mrkdwn" -> markup(node.path("text").asText());
            case "plain_text", "text" -> line(node.path("text").asText());
            case "user", "usergroup", "broadcast", "link", "channel" -> line("«markup»");
            default -> node.forEach(this::look);
        }
    }

    private void markup(String text) {
        line(MARKUP.matcher(text)
                .replaceAll("«markup»")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
    }

    private void line(String text) {
        read.append(text.replace(NOTHING, "")).append('\n');
    }
}
