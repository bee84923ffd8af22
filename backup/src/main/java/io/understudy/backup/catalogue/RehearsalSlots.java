package io.understudy.backup.catalogue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** The times, in UTC, at which a restore test or a drill is due. Pure; needs no memory but of the last attempt. */
public sealed interface RehearsalSlots {
    /** The newest one that is not after {@code now}. */
    Instant last(Instant now);

    /**
     * Whether the last one is still to be worked off: nothing was attempted since, whatever became of it.
     *
     * @param attempted when the newest attempt began
     * @param expectedSince when the first could have been expected
     */
    default boolean isDue(Optional<Instant> attempted, Instant expectedSince, Instant now) {
        return attempted.orElse(expectedSince).isBefore(last(now));
    }

    /** Once a week; seconds are dropped. */
    record Weekly(DayOfWeek day, LocalTime at) implements RehearsalSlots {
        public Weekly {
            at = at.truncatedTo(ChronoUnit.MINUTES);
        }

        @Override
        public Instant last(Instant now) {
            OffsetDateTime slot = now.atOffset(ZoneOffset.UTC)
                    .with(TemporalAdjusters.previousOrSame(day))
                    .with(at);
            return (slot.toInstant().isAfter(now) ? slot.minusWeeks(1) : slot).toInstant();
        }
    }

    /**
     * Once a month; seconds are dropped.
     *
     * @param day of the month, one that every month has
     */
    record Monthly(int day, LocalTime at) implements RehearsalSlots {
        public Monthly {
            at = at.truncatedTo(ChronoUnit.MINUTES);
        }

        @Override
        public Instant last(Instant now) {
            OffsetDateTime slot =
                    now.atOffset(ZoneOffset.UTC).withDayOfMonth(day).with(at);
            return (slot.toInstant().isAfter(now) ? slot.minusMonths(1) : slot).toInstant();
        }
    }
}
