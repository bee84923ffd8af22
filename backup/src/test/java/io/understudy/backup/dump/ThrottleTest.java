package io.understudy.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Clock STILL = Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneOffset.UTC);
    private final List<Duration> waited = new ArrayList<>();

    @Test
    void eachByteWaitsForThoseBeforeIt() throws InterruptedIOException {
        Throttle throttle = new Throttle(1000, STILL, waited::add);
        throttle.pass(500);
        throttle.pass(250);
        assertThat(waited).containsExactly(Duration.ofMillis(500), Duration.ofMillis(750));
    }

    @Test
    void withoutALimitNothingWaits() throws InterruptedIOException {
        new Throttle(0, STILL, waited::add).pass(Integer.MAX_VALUE);
        assertThat(waited).isEmpty();
    }

    @Test
    void aLowLimitPassesSmallPieces() {
        assertThat(new Throttle(50_000, STILL, waited::add).pieceBytes()).isEqualTo(5_000);
        assertThat(new Throttle(1, STILL, waited::add).pieceBytes()).isEqualTo(1024);
        assertThat(new Throttle(1L << 40, STILL, waited::add).pieceBytes()).isEqualTo(128 * 1024);
    }
}
