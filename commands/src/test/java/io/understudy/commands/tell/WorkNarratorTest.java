package io.understudy.commands.tell;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.fakes.ManualClock;
import io.understudy.commands.fakes.ManualScheduler;
import io.understudy.commands.fakes.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkNarratorTest {
    private final ManualClock clock = new ManualClock(Samples.NOW);
    private final ManualScheduler time = new ManualScheduler(clock);
    private final List<String> shown = new ArrayList<>();
    private final WorkNarrator.Narration narration = new WorkNarrator(clock, time)
            .begin(
                    (progress, still) -> ChatMessage.plain(
                            "", progress.bytes() + " after " + still.toSeconds(), ChatMessage.Tone.NEUTRAL),
                    message -> shown.add(message.text()));

    private void bytes(long bytes) {
        narration.accept(new BackupProgress("dumping", "", 0, 0, bytes, 0, 1 + bytes % 7));
    }

    @Test
    void editsAtMostOnceASecondAndThenShowsTheNewest() {
        for (int bytes = 1; bytes <= 30; bytes++) {
            bytes(bytes);
            time.pass(Duration.ofMillis(100));
        }
        time.pass(Duration.ofSeconds(1));
        assertThat(shown).hasSizeBetween(3, 4).startsWith("1 after 0").endsWith("30 after 0");
    }

    @Test
    void looksForItselfWhenTheWorkIsSilent() {
        bytes(5);
        time.pass(Duration.ofSeconds(59));
        assertThat(shown).containsExactly("5 after 0");
        time.pass(Duration.ofSeconds(22));
        assertThat(shown).containsExactly("5 after 0", "5 after 60", "5 after 70", "5 after 80");
        bytes(6);
        time.pass(Duration.ofSeconds(40));
        assertThat(shown).endsWith("6 after 0");
    }

    @Test
    void sayingTheSameAgainIsNoMovement() {
        for (int second = 0; second < 65; second++) {
            narration.accept(new BackupProgress("dumping", "", 0, 0, 9, 0, second));
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(shown).contains("9 after 60");
    }

    @Test
    void saysNothingAfterTheEnd() {
        bytes(1);
        time.pass(Duration.ofMillis(500));
        bytes(2);
        narration.end();
        bytes(3);
        time.pass(Duration.ofMinutes(3));
        assertThat(shown).containsExactly("1 after 0");
    }
}
