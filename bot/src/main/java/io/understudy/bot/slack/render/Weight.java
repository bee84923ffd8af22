package io.understudy.bot.slack.render;

import com.google.gson.Gson;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/** How many characters of a message's limit something takes: Slack counts blocks as the JSON that they are sent as. */
final class Weight {
    /** Of a section around its text, with the comma after it. */
    static final int SECTION = 80;

    private static final Gson JSON = GsonFactory.createSnakeCase();
    private static final int QUOTES = 2;

    private Weight() {}

    static int of(List<LayoutBlock> blocks) {
        return blocks.stream()
                .mapToInt(block -> JSON.toJson(block).length() + 1)
                .sum();
    }

    static int of(BlockElement element) {
        return JSON.toJson(element).length() + 1;
    }

    /** Of a text within others: quotes and line ends take two characters. */
    static int of(String text) {
        return JSON.toJson(text).length() - QUOTES;
    }
}
