package io.understudy.commands.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void saysBytesInDecimalUnits() {
        assertThat(Figures.bytes(0)).isEqualTo("0 B");
        assertThat(Figures.bytes(999)).isEqualTo("999 B");
        assertThat(Figures.bytes(48_000)).isEqualTo("48 kB");
        assertThat(Figures.bytes(999_700)).isEqualTo("1 MB");
        assertThat(Figures.bytes(2_140_000_000L)).isEqualTo("2.1 GB");
        assertThat(Figures.bytes(181_000_000_000L)).isEqualTo("181 GB");
        assertThat(Figures.bytes(Long.MAX_VALUE)).isEqualTo("9.2 EB");
        assertThat(Figures.bytesOf(92_400_000_000L, 181_000_000_000L)).isEqualTo("92.4 of 181 GB");
    }

    @Test
    void saysDurationsInOneUnit() {
        assertThat(Figures.duration(Duration.ZERO)).isEqualTo("0 s");
        assertThat(Figures.duration(Duration.ofSeconds(-3))).isEqualTo("0 s");
        assertThat(Figures.duration(Duration.ofMillis(30))).isEqualTo("< 0.1 s");
        assertThat(Figures.duration(Duration.ofMillis(2_400))).isEqualTo("2.4 s");
        assertThat(Figures.duration(Duration.ofSeconds(60))).isEqualTo("60 s");
        assertThat(Figures.duration(Duration.ofMinutes(6))).isEqualTo("6 min");
        assertThat(Figures.duration(Duration.ofHours(11))).isEqualTo("11 h");
        assertThat(Figures.duration(Duration.ofDays(41))).isEqualTo("41 d");
    }

    @Test
    void saysTimesInUtcAndTheDayWhenItIsNotToday() {
        Instant now = Instant.parse("2026-11-20T14:02:11Z");
        assertThat(Figures.second(now)).isEqualTo("14:02:11 UTC");
        assertThat(Figures.minute(now)).isEqualTo("14:02 UTC");
        assertThat(Figures.since(now.minusSeconds(360), now)).isEqualTo("13:56 UTC (6 min)");
        assertThat(Figures.since(now.minus(Duration.ofDays(3)), now)).isEqualTo("2026-11-17 14:02 UTC (3 d)");
    }
}
