package io.understudy.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.backup.site.TestBackups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T03:10:00Z");
    private static final Retention WEEK_AND_THREE =
            new Retention(new RetentionSettings(7, 0, 0, 3), Duration.ofDays(1));

    @Test
    void removesWhatIsOlderThanItsTime() {
        List<Backup> nightly = nightlyVerified(0, 10);
        assertThat(WEEK_AND_THREE.removable(nightly, NOW)).containsExactly(nightly.get(8), nightly.get(9));
    }

    @Test
    void keepsTheMinimumHoweverOldTheyAre() {
        Retention hour = new Retention(new RetentionSettings(0, 0, 0, 3), Duration.ofDays(1));
        List<Backup> nightly = nightlyVerified(0, 5);
        assertThat(hour.removable(nightly, NOW)).containsExactly(nightly.get(3), nightly.get(4));
    }

    @Test
    void nightsOfFailuresFreezeEverything() {
        List<Backup> known = new ArrayList<>(nightlyVerified(5, 20));
        IntStream.range(0, 5)
                .mapToObj(day -> TestBackups.failed(NOW.minus(Duration.ofDays(day))))
                .forEach(known::add);
        for (int day = 2; day >= 0; day--) {
            assertThat(WEEK_AND_THREE.removable(known, NOW.minus(Duration.ofDays(day))))
                    .isEmpty();
        }
    }

    @Test
    void failedAndDegradedRunsDoNotCountTowardsTheMinimum() {
        List<Backup> known = new ArrayList<>(nightlyVerified(0, 1));
        IntStream.range(1, 6)
                .mapToObj(day -> TestBackups.ended(NOW.minus(Duration.ofDays(day)), Backup.State.DEGRADED))
                .forEach(known::add);
        known.addAll(nightlyVerified(20, 2));
        assertThat(WEEK_AND_THREE.removable(known, NOW)).isEmpty();
    }

    @Test
    void removesNothingOnceTheNewestIsOlderThanTwoIntervals() {
        assertThat(WEEK_AND_THREE.removable(nightlyVerified(2, 20), NOW)).isNotEmpty();
        assertThat(WEEK_AND_THREE.removable(nightlyVerified(2, 20), NOW.plusSeconds(1)))
                .isEmpty();
    }

    /** Newest first: one each night, the newest {@code firstAge} days old. */
    private static List<Backup> nightlyVerified(int firstAge, int count) {
        return IntStream.range(firstAge, firstAge + count)
                .mapToObj(day -> TestBackups.verified(NOW.minus(Duration.ofDays(day))))
                .toList();
    }
}
