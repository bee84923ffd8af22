package io.understudy.backup.settings;

import java.time.Duration;
import java.util.Map;

/**
 * From when on backups are a trouble. Percentages are of the median of the five backups before.
 *
 * @param missing age of the newest verified one
 * @param smallestPercent below it, a backup is far too small
 * @param largestPercent above it, a backup is far too large
 * @param longestPercent above it, a backup takes far too long
 */
public record BackupThresholds(Duration missing, int smallestPercent, int largestPercent, int longestPercent) {
    /** One and a half times the interval; a half; one and a half times; twice. */
    public static final BackupThresholds DEFAULT =
            new BackupThresholds(BackupSettings.INTERVAL.multipliedBy(3).dividedBy(2), 50, 150, 200);

    public BackupThresholds {
        if (missing.compareTo(BackupSettings.INTERVAL) <= 0) {
            throw new IllegalArgumentException(
                    "wanted a time above one day for 'missing', since backups are a day apart, found " + missing);
        }
        if (smallestPercent < 0 || smallestPercent >= 100 || largestPercent <= 100 || longestPercent <= 100) {
            throw new IllegalArgumentException("wanted a smallest_percent below 100 and the others above, found "
                    + smallestPercent + ", " + largestPercent + " and " + longestPercent);
        }
    }

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "missing", DEFAULT.missing,
                "smallestPercent", DEFAULT.smallestPercent,
                "largestPercent", DEFAULT.largestPercent,
                "longestPercent", DEFAULT.longestPercent);
    }
}
