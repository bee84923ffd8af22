package io.understudy.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What no message may break, looked at as JSON; what Slack's reference says of single blocks is judged elsewhere. */
final class Limits {
    private static final int WHOLE = 11_000;
    private static final int TEXT = 3_000;
    private static final Pattern OUR_OWN = Pattern.compile("<@U0ALICE>|<!date\\^\\d+\\^[^|<>]*\\|[^|<>]*>");
    private static final Pattern ESCAPED = Pattern.compile("&(?:amp|lt|gt);");
    private static final Pattern CALL = Pattern.compile("(?i)<[!@#]|@(?:here|channel|everyone)");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]|\u202e");
    /** In words, these are letters. */
    private static final Pattern FORMAT = Pattern.compile("(?<![\\p{L}\\p{N}\u200b])[*_~`](?!\u200b)");

    /** A time such as 14:02:11 is none. */
    private static final Pattern EMOJI = Pattern.compile(":(?!\\d{1,2}:)[a-z0-9_+'-]+:");

    private Limits() {}

    static void assertHeldBy(JsonNode message) {
        String text = message.path("text").asText();
        String blocks = message.path("blocks").toString();
        assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(TEXT);
        assertThat(text.length() + blocks.length()).isLessThanOrEqualTo(WHOLE);
        assertThat(message.path("blocks").size()).isBetween(1, 50);
        assertEscaped(text);
        message.path("blocks").findParents("type").forEach(Limits::judge);
    }

    private static void judge(JsonNode object) {
        if (!object.path("text").isTextual()) {
            return;
        }
        String text = object.path("text").asText();
        assertThat(text).isNotBlank();
        assertWhole(text);
        if (object.path("type").asText().equals("mrkdwn")) {
            assertThat(object.path("verbatim").asBoolean()).isTrue();
            assertEscaped(text);
            assertFormatsNothingOfOthers(text);
        } else {
            assertThat(object.path("emoji").asBoolean(true)).isFalse();
            assertThat(CALL.matcher(text).find()).isFalse();
        }
    }

    private static void assertEscaped(String text) {
        String others = OUR_OWN.matcher(text).replaceAll("");
        assertThat(others).doesNotContain("<").doesNotContain(">");
        assertThat(ESCAPED.matcher(others).replaceAll("")).doesNotContain("&");
        assertThat(CALL.matcher(others).find()).isFalse();
    }

    /** A surrogate without its other half becomes a question mark. */
    private static void assertWhole(String text) {
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(CONTROL.matcher(text).find()).isFalse();
    }

    /** Within code only its own fences are three backticks; elsewhere only our labels are bold, at the start of a line. */
    private static void assertFormatsNothingOfOthers(String text) {
        List<String> outside = new ArrayList<>();
        String[] fenced = text.split("```", -1);
        assertThat(fenced.length % 2).isEqualTo(1);
        for (int i = 0; i < fenced.length; i += 2) {
            outside.add(fenced[i]);
        }
        for (String line : String.join("", outside).lines().toList()) {
            String bare = line.replaceFirst("^(?:[✓✗▸·?] )?\\*(?=\\S)(.*?\\S)\\*(?= |$)", "$1");
            assertThat(FORMAT.matcher(bare).results().toList()).as(line).isEmpty();
            assertThat(EMOJI.matcher(bare).find()).as(line).isFalse();
        }
    }
}
