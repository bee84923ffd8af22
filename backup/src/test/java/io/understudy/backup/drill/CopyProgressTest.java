package io.understudy.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.progress.BackupProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyProgressTest {
    private final List<BackupProgress> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T04:30:00Z");
    private final CopyProgress progress = new CopyProgress("copying db2", () -> now, told::add);

    @Test
    void tellsBytesAndTheRateOfTheLastSeconds() {
        progress.stderrLine("      0/4000 kB (0%), 0/1 tablespace");
        later(2);
        progress.stderrLine("   2000/4000 kB (50%), 0/1 tablespace");

        assertThat(told).last().isEqualTo(new BackupProgress("copying db2", "", 0, 0, 2_048_000, 4_096_000, 1_024_000));
        assertThat(progress.bytes()).isEqualTo(2_048_000);
    }

    @Test
    void theRateFallsWhileNothingMoves() {
        progress.stderrLine("   2000/4000 kB (50%), 0/1 tablespace");
        for (int second = 0; second < 8; second++) {
            later(2);
            progress.silence();
        }

        assertThat(told).last().extracting(BackupProgress::bytesPerSecond).isEqualTo(0L);
    }

    @Test
    void whatElseTheProgramSaysIsNoProgress() {
        progress.stderrLine("pg_basebackup: error: connection to server failed");

        assertThat(told).isEmpty();
    }

    private void later(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
