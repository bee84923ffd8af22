package io.understudy.bot.slack.render;

import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import io.understudy.commands.parse.Harmless;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of people and servers in Slack's two sorts of text. Nothing in it can call anybody, become a link, format what
 * stands around it, or forge a line.
 */
final class SlackText {
    /** Takes no room, and parts what Slack would read together. */
    private static final String NOTHING = "\u200B";

    private static final Pattern EVERYBODY = Pattern.compile("(?i)@(?=here|channel|everyone)");
    /** Needs no escape in plain text, where nothing is read; it is parted all the same. */
    private static final Pattern CALL = Pattern.compile("<(?=[!@#])");
    /** Within words, as in {@code target_session_attrs}, these format nothing. */
    private static final Pattern FORMAT =
            Pattern.compile("`|(?<![\\p{L}\\p{N}])[*_~]|[*_~](?![\\p{L}\\p{N}])|^>|:(?=[a-z0-9_+'-]+:)(?!\\d{1,2}:)");

    private static final Pattern BACKTICKS = Pattern.compile("`(?=`)");

    private SlackText() {}

    static PlainTextObject plain(String harmless) {
        return PlainTextObject.builder().text(harmless).emoji(false).build();
    }

    /** The text has to be escaped already. */
    static MarkdownTextObject markup(String escaped) {
        return MarkdownTextObject.builder().text(escaped).verbatim(true).build();
    }

    /** One line for a plain text. */
    static String line(String text) {
        return CALL.matcher(visible(text)).replaceAll("$0" + NOTHING);
    }

    /** Lines for a plain text; they stay lines. */
    static String lines(String text) {
        return text.lines().map(SlackText::line).collect(Collectors.joining("\n"));
    }

    /** One line among formatted text. */
    static String escapedLine(String text) {
        return escaped(FORMAT.matcher(visible(text)).replaceAll(NOTHING + "$0" + NOTHING));
    }

    /** One line between three backticks, which nothing in it ends. */
    static String codeLine(String text) {
        return escaped(BACKTICKS.matcher(visible(text.replace("\t", "    "))).replaceAll("$0" + NOTHING));
    }

    /** Lines for the text beside the blocks. */
    static String escapedLines(String text) {
        return text.lines().map(line -> escaped(visible(line))).collect(Collectors.joining("\n"));
    }

    private static String visible(String text) {
        return EVERYBODY.matcher(Harmless.visible(text)).replaceAll("$0" + NOTHING);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
