package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/alerts.md} has a row for every alert that there is, with the runbook that is really followed. */
final class AlertsDocumentTest {
    private static final int COLUMNS = 5;
    private final List<List<String>> rows = Stream.of(
                    Document.at("docs/alerts.md").part("alerts").split("\n"))
            .skip(2)
            .map(line -> Arrays.stream(line.split("\\|"))
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .toList())
            .toList();

    @Test
    void hasEveryAlertOnceInTheOrderOfTheNumbersWithItsRunbook() {
        assertThat(rows)
                .extracting(row -> row.get(0) + " " + row.get(row.size() - 1))
                .isEqualTo(alerts());
    }

    @Test
    void saysOfEachWhatItIsHowGraveItIsAndWhatToDo() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS);
            assertThat(row.get(2)).containsPattern("warning|critical|page");
        });
    }

    private static List<String> alerts() {
        return Arrays.stream(Alert.values())
                .map(alert -> alert.number() + " " + alert.runbook())
                .toList();
    }
}
