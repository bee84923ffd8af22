package io.understudy.bot.slack.render;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages that nobody should write, the same ones for the same seed; the last part of each can be known again. */
final class HostileMessages {
    /** Is in the last part of every message. */
    static final String END = "the-very-end";

    private static final List<String> PIECES = List.of(
            "<!channel>",
            "<!here|x>",
            "<!everyone>",
            "<@U0ALICE>",
            "<#C0GENERAL|general>",
            "@here",
            "@channel",
            "<https://evil.example|click me>",
            "https://evil.example/?a=1&b=2",
            "&amp;",
            "&lt;!channel&gt;",
            "&",
            "<",
            ">",
            "*bold*",
            "_italic_",
            "~gone~",
            "`code`",
            "```",
            "````",
            ">quote",
            ":smile:",
            ":x:",
            "\n",
            "\r\n",
            "\t",
            "\u0000",
            "\u001b[31m",
            "\u202e",
            "\u200b",
            "שלום עולם",
            "مرحبا",
            "\uD83D\uDE00",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "e\u0301",
            "\"quoted\" 'twice' \\ back",
            "target_session_attrs=read-write",
            "/replica promote db2",
            "word",
            " ",
            "   ",
            "",
            "x".repeat(4_000),
            "\uD83D\uDE00".repeat(1_600),
            "&".repeat(900),
            "<!channel>".repeat(350));

    private final Random random;

    HostileMessages(long seed) {
        this.random = new Random(seed);
    }

    ChatMessage next() {
        int many = random.nextInt(8) == 0 ? 80 : 8;
        Stream<Part> parts = some(many, i -> part());
        List<Button> buttons =
                some(random.nextInt(6) == 0 ? 200 : 8, i -> button(i)).toList();
        return new ChatMessage(
                text(),
                text() + "x",
                any(ChatMessage.Tone.values()),
                Stream.concat(parts, Stream.of(new Part.Text(END))).toList(),
                buttons,
                any(ChatMessage.Phase.values()));
    }

    private Part part() {
        return switch (random.nextInt(9)) {
            case 0 -> new Part.Text(text());
            case 1 -> new Part.Facts(some(20, i -> new Fact(text(), text())).toList());
            case 2 -> table();
            case 3 -> new Part.Code(text(), some(60, i -> text()).collect(Collectors.joining("\n")));
            case 4 -> new Part.Picture(text(), "iVBORw0KGgo=");
            case 5 -> new Part.File(text(), "text/plain", text(), text());
            case 6 -> new Part.ProgressBar(random.nextInt(101), text());
            case 7 -> new Part.Input(text(), text());
            default ->
                new Part.Calls(
                        Stream.concat(Stream.of("alice"), some(30, i -> text())).toList());
        };
    }

    private Part table() {
        int columns = 1 + random.nextInt(9);
        int rows = random.nextInt(5) == 0 ? 500 : random.nextInt(12);
        return new Part.Table(
                IntStream.range(0, columns).mapToObj(i -> text()).toList(),
                IntStream.range(0, rows)
                        .mapToObj(row -> IntStream.range(0, columns)
                                .mapToObj(i -> random.nextInt(20) == 0 ? text() : "cell " + row)
                                .toList())
                        .toList());
    }

    private Button button(int index) {
        Action action = random.nextBoolean() ? new Action.Approve(index) : new Action.Run("/replica status " + index);
        return new Button(text(), any(Button.Style.values()), action);
    }

    private String text() {
        return some(6, i -> PIECES.get(random.nextInt(PIECES.size()))).collect(Collectors.joining());
    }

    private <T> Stream<T> some(int most, IntFunction<T> one) {
        return IntStream.range(0, random.nextInt(most)).mapToObj(one);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
