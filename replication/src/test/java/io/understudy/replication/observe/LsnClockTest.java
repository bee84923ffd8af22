package io.understudy.replication.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LsnClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LsnClock clock = new LsnClock();

    @Test
    @Tag("trap-1")
    void anIdlePrimaryMakesNoLagHoweverLongItIsIdle() {
        saw(0, 1_000);
        saw(3_600, 1_000);
        assertThat(lag(7_200, 1_000)).isZero();
    }

    @Test
    @Tag("trap-1")
    void afterAnIdleHourTheLagCountsFromTheFirstNewWrite() {
        for (int second = 0; second <= 3_600; second++) {
            saw(second, 1_000);
        }
        saw(3_601, 2_000);
        assertThat(lag(3_605, 1_000)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsTheMomentBetweenTwoSightings() {
        saw(0, 0x1000);
        saw(10, 0x2000);
        assertThat(lag(10, 0x1800)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theStretchBeforeAnIdleTimeIsNotStretched() {
        saw(0, 1_000);
        saw(1, 2_000);
        saw(2, 2_000);
        saw(1_000, 2_000);
        assertThat(lag(1_000, 1_500)).isEqualTo(Duration.ofMillis(999_500));
    }

    @Test
    void goesOnWhileTheStandbyStandsStill() {
        saw(0, 1_000);
        saw(1, 2_000);
        saw(60, 3_000);
        assertThat(lag(61, 1_000)).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void doesNotGuessAboutPositionsFromBeforeItsFirstSighting() {
        saw(0, 1_000);
        assertThat(clock.lag(NOON, new Lsn(999))).isEmpty();
        assertThat(clock.lagAtLeast(NOON.plusSeconds(40), new Lsn(999))).isEqualTo(Duration.ofSeconds(40));
        assertThat(new LsnClock().lag(NOON, new Lsn(1))).isEmpty();
    }

    @Test
    void aStandbyAheadOfTheLastSightingHasNoLag() {
        saw(0, 1_000);
        assertThat(lag(1, 1_500)).isZero();
    }

    @Test
    void forgetsWhatThePredecessorWroteBeyondTheNewPrimary() {
        saw(0, 1_000);
        saw(10, 9_000);
        saw(20, 2_000);
        assertThat(lag(20, 2_000)).isZero();
        saw(30, 9_500);
        assertThat(lag(30, 2_000)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @Tag("F35")
    void aClockSetBackTwoHoursNeitherHidesNorInventsLag() {
        saw(7_200, 1_000);
        saw(7_210, 2_000);
        saw(10, 3_000);
        saw(11, 3_000);
        assertThat(lag(11, 1_000)).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void keepsTheWholeReachWhenItThinsOut() {
        LsnClock small = new LsnClock(16);
        for (int second = 0; second <= 10_000; second++) {
            small.saw(NOON.plusSeconds(second), new Lsn(1_000L + second));
        }
        assertThat(small.lag(NOON.plusSeconds(10_000), new Lsn(1_000L + 2_500)))
                .hasValueSatisfying(
                        lag -> assertThat(lag).isBetween(Duration.ofSeconds(7_490), Duration.ofSeconds(7_510)));
        assertThat(small.lag(NOON.plusSeconds(10_000), new Lsn(1_000L + 9_999))).contains(Duration.ofSeconds(1));
    }

    private void saw(long second, long position) {
        clock.saw(NOON.plusSeconds(second), new Lsn(position));
    }

    private Duration lag(long second, long position) {
        return clock.lag(NOON.plusSeconds(second), new Lsn(position)).orElseThrow();
    }
}
