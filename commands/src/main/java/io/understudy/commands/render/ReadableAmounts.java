package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import java.util.List;
import java.util.regex.Pattern;

/** Plans and findings state bytes exactly; people read {@code 16.8 MB}. Commands and their output stay as they are. */
final class ReadableAmounts {
    private static final Pattern BYTES = Pattern.compile("\\b([0-9]{4,18}) B\\b");

    private ReadableAmounts() {}

    static ChatMessage in(ChatMessage message) {
        return new ChatMessage(
                message.title(),
                in(message.text()),
                message.tone(),
                message.parts().stream().map(ReadableAmounts::in).toList(),
                message.buttons(),
                message.phase());
    }

    static String in(String text) {
        return BYTES.matcher(text).replaceAll(found -> Figures.bytes(Long.parseLong(found.group(1))));
    }

    private static Part in(Part part) {
        if (part instanceof Part.Text text) {
            return new Part.Text(in(text.text()));
        }
        if (part instanceof Part.Facts facts) {
            return new Part.Facts(facts.facts().stream()
                    .map(fact -> new Part.Facts.Fact(fact.label(), in(fact.value())))
                    .toList());
        }
        if (part instanceof Part.Table table) {
            return new Part.Table(
                    table.columns(),
                    table.rows().stream().map(ReadableAmounts::row).toList());
        }
        return part;
    }

    private static List<String> row(List<String> row) {
        return row.stream().map(ReadableAmounts::in).toList();
    }
}
