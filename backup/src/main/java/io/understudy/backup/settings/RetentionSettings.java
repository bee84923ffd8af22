package io.understudy.backup.settings;

import java.util.Map;

/**
 * Which verified backups are kept, for each database apart.
 *
 * @param daily the newest of each of the last so many days that have one (UTC)
 * @param weekly the newest of each of the last so many weeks that have one (ISO weeks)
 * @param monthly the newest of each of the last so many months that have one
 * @param minimum never fewer than this; at least 1
 */
public record RetentionSettings(int daily, int weekly, int monthly, int minimum) {
    public static final RetentionSettings DEFAULT = new RetentionSettings(7, 4, 6, 3);

    public RetentionSettings {
        if (minimum < 1) {
            throw new IllegalArgumentException("wanted a minimum of at least 1, found " + minimum
                    + "; without it a run of failures would end in no backup at all");
        }
        if (daily < 0 || weekly < 0 || monthly < 0) {
            throw new IllegalArgumentException("wanted no negative number of days, weeks and months, found " + daily
                    + ", " + weekly + " and " + monthly);
        }
    }

    /** Values of the keys that may be left out, by component name. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "daily", DEFAULT.daily,
                "weekly", DEFAULT.weekly,
                "monthly", DEFAULT.monthly,
                "minimum", DEFAULT.minimum);
    }
}
