package io.understudy.replication.perform;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a copy is, told also while its program is silent. */
class CopyProgressTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final List<Progress> told = new ArrayList<>();
    private final CopyProgress progress = new CopyProgress("copying", () -> now, told::add);

    @Test
    void tellsBytesRateAndTimeLeft() {
        progress.stderrLine("    0/3000 kB (0%), 0/1 tablespace");
        pass(Duration.ofSeconds(10));
        progress.stderrLine(" 1000/3000 kB (33%), 0/1 tablespace");

        assertThat(last().doneBytes()).hasValue(1000 * 1024);
        assertThat(last().bytesPerSecond()).isEqualTo(100 * 1024);
        assertThat(last().left()).contains(Duration.ofSeconds(20));
        assertThat(last().stalledFor()).isZero();
    }

    @Test
    void tellsEachSecondOfSilenceThatNothingMoves() {
        progress.stderrLine(" 1000/3000 kB (33%), 0/1 tablespace");
        pass(Duration.ofMillis(500));
        progress.silence();
        assertThat(told).hasSize(1);

        pass(Duration.ofSeconds(60));
        progress.silence();
        assertThat(last().stalledFor()).isEqualTo(Duration.ofMillis(60_500));
        assertThat(last().isStalled()).isFalse();

        pass(Duration.ofSeconds(60));
        progress.silence();
        assertThat(last().isStalled()).isTrue();
    }

    @Test
    void repeatingTheSameNumberIsNoMovement() {
        progress.stderrLine(" 1000/3000 kB (33%), 0/1 tablespace");
        pass(Duration.ofMinutes(3));
        progress.stderrLine(" 1000/3000 kB (33%), 0/1 tablespace");
        assertThat(last().isStalled()).isTrue();

        progress.stderrLine(" 1001/3000 kB (33%), 0/1 tablespace");
        assertThat(last().stalledFor()).isZero();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Progress last() {
        return told.get(told.size() - 1);
    }
}
