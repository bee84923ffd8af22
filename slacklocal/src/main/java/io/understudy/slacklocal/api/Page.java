package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list (docs.slack.dev/apis/web-api/pagination). A cursor is opaque: it names where the next page begins.
 *
 * @param from index of the first item
 * @param limit how many items at most
 */
record Page(int from, int limit) {
    private static final int MOST = 999;
    private static final String PREFIX = "next:";

    static Page of(Arguments arguments) {
        long limit = arguments.number("limit", 100);
        if (limit < 1 || limit > MOST) {
            throw Refusal.misuse("invalid_limit");
        }
        return new Page(
                arguments
                        .text("cursor")
                        .filter(cursor -> !cursor.isEmpty())
                        .map(Page::index)
                        .orElse(0),
                (int) limit);
    }

    /** The answer with this page's items under a name, and the cursor of the next page. */
    <T> ObjectNode show(String name, List<T> all, Function<T, JsonNode> json) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray(name);
        all.stream().skip(from).limit(limit).map(json).forEach(items::add);
        String next = from + limit < all.size() ? cursor(from + limit) : "";
        answer.putObject("response_metadata").put("next_cursor", next);
        return answer;
    }

    private static String cursor(int index) {
        return Base64.getEncoder().encodeToString((PREFIX + index).getBytes(StandardCharsets.UTF_8));
    }

    private static int index(String cursor) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Integer.parseInt(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.misuse("invalid_cursor");
        }
    }
}
