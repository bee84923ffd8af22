package io.understudy.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalSlotsTest {
    private static final LocalTime FIVE = LocalTime.of(5, 0);
    /** A Friday. */
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final RehearsalSlots sundays = new RehearsalSlots.Weekly(DayOfWeek.SUNDAY, FIVE);
    private final RehearsalSlots firsts = new RehearsalSlots.Monthly(1, FIVE);

    @Test
    void theLastSlotIsTodaysOnceItsTimeHasCome() {
        RehearsalSlots fridays = new RehearsalSlots.Weekly(DayOfWeek.FRIDAY, FIVE);
        assertThat(fridays.last(NOON)).isEqualTo("2026-11-20T05:00:00Z");
        assertThat(fridays.last(Instant.parse("2026-11-20T04:59:59Z"))).isEqualTo("2026-11-13T05:00:00Z");
        assertThat(sundays.last(NOON)).isEqualTo("2026-11-15T05:00:00Z");
        assertThat(firsts.last(NOON)).isEqualTo("2026-11-01T05:00:00Z");
        assertThat(firsts.last(Instant.parse("2026-01-01T04:00:00Z"))).isEqualTo("2025-12-01T05:00:00Z");
    }

    @Test
    void aSlotIsWorkedOffOnceWhateverBecameOfIt() {
        Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(sundays.isDue(at("2026-11-14T20:00:00Z"), longAgo, NOON)).isTrue();
        assertThat(sundays.isDue(at("2026-11-15T05:00:00Z"), longAgo, NOON)).isFalse();
    }

    @Test
    void whereNothingWasEverAttemptedTheFirstSlotAfterTheBeginningIsDue() {
        assertThat(sundays.isDue(Optional.empty(), Instant.parse("2026-11-16T00:00:00Z"), NOON))
                .isFalse();
        assertThat(sundays.isDue(Optional.empty(), Instant.parse("2026-11-14T00:00:00Z"), NOON))
                .isTrue();
    }

    private static Optional<Instant> at(String instant) {
        return Optional.of(Instant.parse(instant));
    }
}
