package io.understudy.backup.settings;

import io.understudy.replication.cluster.Login;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the backups of one cluster are made and kept.
 *
 * @param directory where they lie on the bot's machine; each cluster gets a directory of its own in it
 * @param at time of day in UTC at which the nightly run starts
 * @param binDirectory client programs of at least the server's major version, on the bot's machine
 * @param dumper role with {@code pg_read_all_data}; whatever it may not read makes its database fail
 * @param preferStandby whether to spare the primary while a standby streams
 * @param allowPrimary whether the primary may be dumped when no standby will do
 * @param timeLimit for each database
 * @param lockWaitTimeout how long a dump waits for a table that somebody has locked
 * @param dump what {@code pg_dump} writes
 * @param keep which ones are kept
 * @param encryption left out: they are written as they are
 * @param targets where copies go besides, by name
 * @param restoreTest when and where the newest one is restored
 * @param drill left out: no failover is rehearsed
 * @param heartbeat called after each verified backup, so that silence is noticed outside; left out: nobody is called
 * @param alerts from when on people are told of them
 */
public record BackupSettings(
        Path directory,
        LocalTime at,
        Path binDirectory,
        Login dumper,
        boolean preferStandby,
        boolean allowPrimary,
        Duration timeLimit,
        Duration lockWaitTimeout,
        DumpSettings dump,
        RetentionSettings keep,
        Optional<EncryptionSettings> encryption,
        Map<String, TargetSettings> targets,
        RestoreTestSettings restoreTest,
        Optional<DrillSettings> drill,
        Optional<URI> heartbeat,
        BackupThresholds alerts) {

    /** One run a day. */
    public static final Duration INTERVAL = Duration.ofDays(1);

    public BackupSettings {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        if (encryption.isPresent() && dump.format() == DumpSettings.Format.DIRECTORY) {
            throw new IllegalArgumentException("wanted format custom with encryption, found directory;"
                    + " several jobs write their files by themselves, which cannot be encrypted on the way");
        }
        for (TargetSettings target : targets.values()) {
            if (target instanceof TargetSettings.Directory other
                    && other.path().normalize().equals(directory.normalize())) {
                throw new IllegalArgumentException(
                        "wanted a target in another directory than the backups themselves, found " + other.path());
            }
        }
        requirePositive("time_limit", timeLimit);
        requirePositive("lock_wait_timeout", lockWaitTimeout);
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("wanted a " + key + " above zero, found " + duration);
        }
    }

    /** Values of the keys that may be left out, by component name. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "at", LocalTime.of(3, 0),
                "preferStandby", true,
                "allowPrimary", true,
                "targets", Map.of(),
                "timeLimit", Duration.ofHours(2),
                "lockWaitTimeout", Duration.ofSeconds(60));
    }
}
