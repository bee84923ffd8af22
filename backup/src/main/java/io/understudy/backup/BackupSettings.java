package io.understudy.backup;

import io.understudy.replication.cluster.Login;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

/**
 * How the backups of one cluster are made and kept.
 *
 * @param directory where they lie on the bot's machine; each cluster gets a directory of its own in it
 * @param at time of day in UTC at which the nightly run starts
 * @param keep a verified backup older than this is removed, as long as {@code minimumKept} newer ones are there
 * @param minimumKept at least 1
 * @param binDirectory client programs of at least the server's major version, on the bot's machine
 * @param dumper role with {@code pg_read_all_data}; whatever it may not read makes its database fail
 * @param preferStandby whether to spare the primary while a standby streams
 * @param timeLimit for each database
 * @param lockWaitTimeout how long a dump waits for a table that somebody has locked
 * @param alerts from when on people are told of them
 */
public record BackupSettings(
        Path directory,
        LocalTime at,
        Duration keep,
        int minimumKept,
        Path binDirectory,
        Login dumper,
        boolean preferStandby,
        Duration timeLimit,
        Duration lockWaitTimeout,
        BackupThresholds alerts) {

    /** One run a day. */
    public static final Duration INTERVAL = Duration.ofDays(1);

    public BackupSettings {
        if (minimumKept < 1) {
            throw new IllegalArgumentException("wanted a minimum_kept of at least 1, found " + minimumKept
                    + "; without it a run of failures would end in no backup at all");
        }
        requirePositive("keep", keep);
        requirePositive("time_limit", timeLimit);
        requirePositive("lock_wait_timeout", lockWaitTimeout);
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("wanted a " + key + " above zero, found " + duration);
        }
    }

    Retention retention() {
        return new Retention(keep, minimumKept, INTERVAL);
    }

    /** Values of the keys that may be left out, by component name. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "at", LocalTime.of(3, 0),
                "keep", Duration.ofDays(14),
                "minimumKept", 3,
                "preferStandby", true,
                "timeLimit", Duration.ofHours(2),
                "lockWaitTimeout", Duration.ofSeconds(60));
    }
}
