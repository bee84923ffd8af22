package io.understudy.bot.platform;

import java.util.List;

/**
 * A message as one person sees it now.
 *
 * @param id stays over edits
 * @param thread id of the message that it stands below; empty text: in the channel itself
 * @param text everything in it that can be read, also in the files that came with it
 * @param buttons their labels
 * @param pictures what their alternative texts say
 */
record Seen(String id, String thread, String text, List<String> buttons, List<String> pictures) {
    Seen {
        buttons = List.copyOf(buttons);
        pictures = List.copyOf(pictures);
    }

    boolean says(String words) {
        return text.contains(words);
    }
}
