package io.understudy.commands.render;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.parse.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message as plain text, for terminals. Nothing in it can move a cursor or forge a line. */
public final class TextRendering {
    private static final int BAR = 20;

    private TextRendering() {}

    /** Everything that people see, buttons in brackets. Lines end with a newline. */
    public static String of(ChatMessage message) {
        List<String> lines = new ArrayList<>(lines(message));
        if (!message.buttons().isEmpty()) {
            lines.add(message.buttons().stream()
                    .map(Button::label)
                    .map(label -> "[" + Harmless.visible(label) + "]")
                    .collect(Collectors.joining(" ")));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Without buttons, where there is nothing to click. */
    public static String withoutButtons(ChatMessage message) {
        return String.join("\n", lines(message)) + "\n";
    }

    private static List<String> lines(ChatMessage message) {
        Stream<String> head = Stream.of(message.title(), message.text())
                .filter(line -> !line.isEmpty())
                .map(Harmless::visible);
        return Stream.concat(head, message.parts().stream().flatMap(part -> lines(part).stream()))
                .toList();
    }

    private static List<String> lines(Part part) {
        if (part instanceof Part.Facts facts) {
            return TextColumns.facts(facts);
        }
        if (part instanceof Part.Table table) {
            return TextColumns.table(table);
        }
        if (part instanceof Part.Code code) {
            return code(code);
        }
        return List.of(Harmless.visible(line(part)));
    }

    private static String line(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.ProgressBar bar) {
            int full = bar.percent() * BAR / 100;
            return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + bar.line();
        }
        if (part instanceof Part.Input input) {
            return input.label() + ": [" + input.placeholder() + "]";
        }
        if (part instanceof Part.File file) {
            return "(file " + file.name() + ": " + file.alt() + ")";
        }
        if (part instanceof Part.Calls calls) {
            return "For " + String.join(", ", calls.people());
        }
        return "(picture: " + ((Part.Picture) part).alt() + ")";
    }

    private static List<String> code(Part.Code code) {
        List<String> lines = new ArrayList<>();
        lines.add(Harmless.visible(code.caption()) + ":");
        code.code().lines().forEach(line -> lines.add("    " + Harmless.visible(line)));
        return lines;
    }
}
