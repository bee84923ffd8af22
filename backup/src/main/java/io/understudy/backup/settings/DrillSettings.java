package io.understudy.backup.settings;

import io.understudy.replication.cluster.Login;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * When, where and with what a failover is rehearsed.
 *
 * @param scheduled whether that is done by the clock, once a month
 * @param day of the month, 1 to 28
 * @param at time of day in UTC
 * @param replicator role that may take a base backup from the standby
 * @param directory for the copy, on the bot's machine; left out: the system's place for temporary files
 * @param maxRateBytes per second that the copy may take of the standby; 0: as fast as it goes
 * @param timeLimit for the whole drill
 */
public record DrillSettings(
        boolean scheduled,
        int day,
        LocalTime at,
        Login replicator,
        Optional<Path> directory,
        long maxRateBytes,
        Duration timeLimit) {
    public DrillSettings {
        if (day < 1 || day > 28) {
            throw new IllegalArgumentException("wanted a day of the month that every month has, 1 to 28, found " + day);
        }
    }

    /** Values of the keys that may be left out, by component name. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "scheduled",
                true,
                "day",
                1,
                "at",
                LocalTime.of(4, 30),
                "maxRateBytes",
                32L << 20,
                "timeLimit",
                Duration.ofHours(6));
    }
}
