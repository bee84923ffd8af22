package io.understudy.bot.slack.render;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message as Slack takes it: all of it together at most 12,000 characters.
 *
 * @param text the same facts in a plain sentence, escaped, for notifications and screen readers; never empty, at most 2,000
 *     characters
 * @param blocks at most 50, never none
 * @param files what stands in the message's thread
 */
public record SlackMessage(String text, List<LayoutBlock> blocks, List<UploadedFile> files) {
    public SlackMessage {
        blocks = List.copyOf(blocks);
        files = List.copyOf(files);
    }
}
