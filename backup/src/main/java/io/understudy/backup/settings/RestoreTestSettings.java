package io.understudy.backup.settings;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * When and where the newest backup is restored to see whether it can be.
 *
 * @param enabled whether that is done by the clock
 * @param day of the week
 * @param at time of day in UTC
 * @param directory for the throwaway server, on the bot's machine; left out: the system's place for temporary files
 * @param timeLimit for the whole test
 */
public record RestoreTestSettings(
        boolean enabled, DayOfWeek day, LocalTime at, Optional<Path> directory, Duration timeLimit) {
    /** Values of the keys that may be left out, by component name. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "enabled", true, "day", DayOfWeek.SUNDAY, "at", LocalTime.of(5, 0), "timeLimit", Duration.ofHours(6));
    }

    /** Every Sunday, in the system's place for temporary files. */
    public static final RestoreTestSettings DEFAULT =
            new RestoreTestSettings(true, DayOfWeek.SUNDAY, LocalTime.of(5, 0), Optional.empty(), Duration.ofHours(6));
}
