package io.understudy.replication.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at the clock steadily, so that a jump of it is noticed: what was to begin in a time that never passed, or that the
 * bot slept through, is not begun. One thread at a time.
 */
final class Appointments {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);
    private Optional<Instant> lastLook = Optional.empty();

    /** The time since the last look if that is no ordinary one; empty at the first. */
    synchronized Optional<Gap> look(Instant now) {
        Optional<Gap> gap = lastLook.filter(last -> Duration.between(last, now).compareTo(LONGEST_SILENCE) > 0)
                .map(last -> new Gap(last, now));
        lastLook = Optional.of(now);
        return gap;
    }

    /** A time that the bot did not live through. */
    record Gap(Instant from, Instant to) {
        boolean hides(Instant appointment) {
            return appointment.isAfter(from) && !appointment.isAfter(to);
        }

        String words() {
            return "the bot's clock went from " + Timeliness.words(from) + " to " + Timeliness.words(to)
                    + " at once, or the bot stood still meanwhile";
        }
    }
}
