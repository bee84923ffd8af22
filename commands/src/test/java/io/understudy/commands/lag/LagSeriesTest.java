package io.understudy.commands.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.LagSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagSeriesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static LagSample sample(int second, long replayBytes) {
        return new LagSample(
                "orders", "db2", NOON.plusSeconds(second), 0, replayBytes, Optional.of(Duration.ofMillis(replayBytes)));
    }

    @Test
    void ofManySamplesTheWorstOfEachStretchIsKept() {
        List<LagSample> aDay = IntStream.range(0, 8_640)
                .mapToObj(i -> sample(i * 10, i == 4_000 ? 9_999 : 5))
                .toList();
        LagSeries series = LagSeries.of("db2", aDay, Duration.ofDays(1));
        assertThat(series.points()).hasSizeBetween(300, 400);
        assertThat(series.worst().orElseThrow().replayBytes()).isEqualTo(9_999);
        assertThat(series.worst().orElseThrow().replayTime()).contains(Duration.ofMillis(9_999));
    }

    @Test
    void aTimeWithoutSamplesIsAGapAndNotAZero() {
        List<LagSample> away = List.of(sample(0, 5), sample(10, 5), sample(400, 5), sample(410, 5));
        LagSeries series = LagSeries.of("db2", away, Duration.ofMinutes(10));
        assertThat(IntStream.range(0, 4).filter(series::gapBefore)).containsExactly(2);
    }

    @Test
    void samplesOfThinnedMinutesAreNoGap() {
        List<LagSample> minutes =
                IntStream.range(0, 30).mapToObj(i -> sample(i * 60, 5)).toList();
        LagSeries series = LagSeries.of("db2", minutes, Duration.ofHours(1));
        assertThat(IntStream.range(0, 30).filter(series::gapBefore)).isEmpty();
    }
}
