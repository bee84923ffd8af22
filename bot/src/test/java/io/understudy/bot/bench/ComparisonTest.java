package io.understudy.bot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void comparesRunWithRunAndShowsMedianLeastAndMost() {
        Comparison comparison = new Comparison("a stop", millis(100, 50, 200), millis(150, 100, 100), "≤ 2");
        assertThat(comparison.row())
                .isEqualTo("| a stop | 3 | 100.0 (50.0–200.0) | 100.0 (100.0–150.0) | 1.50 (0.50–2.00) | ≤ 2 |");
        assertThat(Comparison.head().lines().findFirst().orElseThrow().chars().filter(one -> one == '|'))
                .hasSameSizeAs(comparison
                        .row()
                        .chars()
                        .filter(one -> one == '|')
                        .boxed()
                        .toList());
    }

    @Test
    void showsTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(new Comparison("a look", millis(1, 3), millis(2, 2), "none").row())
                .contains("| 2.0 (1.0–3.0) | 2.0 (2.0–2.0) |");
    }

    @Test
    void refusesRunsThatWereNotDoneBothWays() {
        assertThatThrownBy(() -> new Comparison("a stop", millis(1), millis(1, 2), "none"))
                .hasMessageContaining("found 1 and 2");
    }

    private static List<Duration> millis(long... values) {
        return LongStream.of(values).mapToObj(Duration::ofMillis).toList();
    }
}
