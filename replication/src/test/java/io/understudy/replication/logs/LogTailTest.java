package io.understudy.replication.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which lines of a log are read. */
final class LogTailTest {
    private static ServerLog log(List<String> lines) {
        List<String> output = new ArrayList<>(List.of("source=/var/log/pg.log", "quiet=7", LogScript.MARK));
        output.addAll(lines);
        return LogTail.parse(output);
    }

    @Test
    void readsTheHourBeforeTheNewestLine() {
        ServerLog log = log(List.of(
                "2026-03-01 09:00:00 JST [1] LOG:  old",
                "\tof the old one",
                "2026-03-01 11:30:00 JST [1] LOG:  new",
                "\tof the new one",
                "2026-03-01 12:00:00 JST [1] LOG:  newest"));

        assertThat(log.lines()).hasSize(3).first().asString().endsWith("new");
        assertThat(log.quiet()).isEqualTo(Duration.ofSeconds(7));
        assertThat(log.source()).isEqualTo("/var/log/pg.log");
    }

    @Test
    void readsTheNewestTwoHundredLines() {
        List<String> lines = IntStream.range(0, 400)
                .mapToObj(number -> "2026-03-01 12:00:00 UTC [1] LOG:  line " + number)
                .toList();

        assertThat(log(lines).lines()).hasSize(200).last().asString().endsWith("line 399");
    }

    @Test
    void readsEverythingOfALogWithoutTimes() {
        assertThat(log(List.of("LOG:  one", "LOG:  two")).lines()).hasSize(2);
    }

    @Test
    void takesNoTimeFromWhatSomebodySaid() {
        assertThat(log(List.of(
                                "2026-03-01 12:00:00 UTC [1] LOG:  one",
                                "2026-03-01 12:00:00 UTC [1] FATAL:  role \"2099-01-01 00:00:00\" does not exist",
                                "2026-99-99 12:00:00 UTC [1] LOG:  two"))
                        .lines())
                .hasSize(3);
    }
}
