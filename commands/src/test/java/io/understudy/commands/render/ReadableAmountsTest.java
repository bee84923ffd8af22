package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadableAmountsTest {
    @Test
    void exactBytesAreReadInTheirUnit() {
        assertThat(ReadableAmounts.in("db2 may lack at most 16777216 B of it"))
                .isEqualTo("db2 may lack at most 16.8 MB of it");
        assertThat(ReadableAmounts.in("0 B behind, 512 B kept, at 0/30336F8"))
                .isEqualTo("0 B behind, 512 B kept, at 0/30336F8");
    }

    @Test
    void everySentenceOfAMessageIsMadeReadableButNoCommand() {
        Part.Code code = new Part.Code("These would find out", "dd count=4096 B");
        ChatMessage message = ReadableAmounts.in(new ChatMessage(
                "title",
                "2048 B",
                Tone.NEUTRAL,
                List.of(
                        new Part.Text("4096 B"),
                        new Part.Facts(List.of(new Part.Facts.Fact("Free", "5000000 B"))),
                        new Part.Table(List.of("Found"), List.of(List.of("7000 B"))),
                        code),
                List.of(),
                Phase.FINAL));
        assertThat(TextRendering.of(message))
                .contains("2 kB", "4.1 kB", "5 MB", "7 kB")
                .doesNotContain("2048");
        assertThat(message.parts()).contains(code);
    }
}
