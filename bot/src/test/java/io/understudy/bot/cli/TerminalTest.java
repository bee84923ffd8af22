package io.understudy.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.progress.BackupProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final BackupProgress MIDDLE =
            new BackupProgress("restoring orders", "table public.lines", 2, 3, 7_600_000, 22_000_000, 3_100_000);

    private final StringWriter out = new StringWriter();

    @Test
    void aLineSaysTableBytesRateAndTheTimeThatIsLeft() {
        assertThat(Terminal.line(MIDDLE))
                .isEqualTo(
                        "restoring orders (2 of 3), table public.lines: 7.6 MB of about 22 MB, 3.1 MB/s, about 4 s left");
        assertThat(Terminal.line(BackupProgress.of("making a new server"))).isEqualTo("making a new server");
    }

    @Test
    void aLogGetsOneLineForEachPhaseAndNoControlCharacters() {
        Terminal terminal = terminal(false);
        terminal.show(BackupProgress.of("restoring \u001b[2Jorders"));
        terminal.show(BackupProgress.of("restoring \u001b[2Jorders"));
        terminal.show(MIDDLE);
        terminal.end();

        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()).doesNotContain("\u001b", "\r");
    }

    @Test
    void atATerminalOneLineIsRedrawnAndEndedOnce() {
        Terminal terminal = terminal(true);
        terminal.show(BackupProgress.of("making a new server"));
        terminal.show(MIDDLE);
        terminal.end();
        terminal.end();

        assertThat(out.toString()).startsWith("\rmaking a new server ").containsOnlyOnce("\n");
    }

    private Terminal terminal(boolean redraws) {
        return new Terminal(new PrintWriter(out), redraws, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
