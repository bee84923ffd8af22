package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.lag.LagMark;
import io.understudy.commands.lag.LagPoint;
import io.understudy.commands.lag.LagSeries;
import io.understudy.commands.lag.LagStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LagMessageTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration WIDEST = Duration.ofSeconds(130);

    private static LagPoint point(int secondsAgo, long bytes, long seconds) {
        return new LagPoint(NOON.minusSeconds(secondsAgo), 0, bytes, Optional.of(Duration.ofSeconds(seconds)));
    }

    private static LagStory story(LagSeries... standbys) {
        LagMark mark = new LagMark(NOON.minusSeconds(3_600), "request 41: switchover done");
        return new LagStory("orders", NOON.minus(Duration.ofHours(6)), NOON, List.of(standbys), List.of(mark));
    }

    @Test
    void thePicturesWordsSayItsNumbersAndWhatIsNotKnownNow() {
        ChatMessage message = LagMessage.of(story(
                new LagSeries("db2", List.of(point(7_200, 48_000_000, 12), point(5, 0, 0)), WIDEST),
                new LagSeries("db3", List.of(point(3_600, 1_200_000, 3)), WIDEST)));
        assertThat(message.title()).isEqualTo("orders · lag of the last 6 h");
        assertThat(message.text())
                .isEqualTo("orders: db2 is 0 B / 0 s behind, at most 48 MB / 12 s at 10:00 UTC; "
                        + "db3: how far behind is not known now, at most 1.2 MB / 3 s at 11:00 UTC.");
        Part.Picture picture = (Part.Picture) message.parts().get(0);
        assertThat(picture.alt()).isEqualTo(message.text());
        assertThat(picture.live()).contains(new Part.Picture.LiveLag("orders", 21_600));
        assertThat(message.parts().get(2))
                .isEqualTo(new Part.Table(
                        List.of("Mark", "When", "What happened"),
                        List.of(List.of("1", "2026-11-20 11:00 UTC", "request 41: switchover done"))));
    }

    @Test
    void aClusterWithoutSamplesSaysWhy() {
        assertThat(LagMessage.of(story()).text())
                .isEqualTo(
                        "orders: no lag was measured in the last 6 h. It is measured while the primary and a standby can"
                                + " be seen.");
    }
}
