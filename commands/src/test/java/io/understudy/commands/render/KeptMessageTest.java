package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.observe.KeptData;
import io.understudy.replication.observe.KeptFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KeptMessageTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void saysWhereEachLiesWhatItHoldsAndUntilWhenItStays() {
        KeptData data =
                KeptData.of("/data", "/data.rescue-t1-0_3E7FFC18", SINCE).orElseThrow();
        KeptFinding.Item item = new KeptFinding.Item(
                data, OptionalLong.of(32L << 20), "saved WAL, timeline 1", SINCE.plus(Duration.ofDays(14)));
        ChatMessage message = KeptMessage.of("orders", List.of(new KeptFinding.Seen("db1", List.of(item))));

        assertThat(message.text()).isEqualTo("orders: 1 of earlier rebuilds are kept.");
        assertThat(((Part.Table) message.parts().get(0)).rows())
                .containsExactly(List.of(
                        "db1",
                        Figures.day(SINCE),
                        Figures.day(item.until()),
                        "33.6 MB",
                        "saved WAL, timeline 1",
                        "/data.rescue-t1-0_3E7FFC18"));
    }

    @Test
    void doesNotCallNothingKeptWhatCouldNotBeSeen() {
        ChatMessage message = KeptMessage.of("orders", List.of(new KeptFinding.Unseen("db1", "no route to host")));

        assertThat(message.tone()).isEqualTo(Tone.WARNING);
        assertThat(message.text())
                .isEqualTo("orders: nothing of earlier rebuilds was found, but not every machine could be asked.");
        assertThat(message.parts())
                .containsExactly(new Part.Text("What is kept of db1 is not known: no route to host."));
    }
}
