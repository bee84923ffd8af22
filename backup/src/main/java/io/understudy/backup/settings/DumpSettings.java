package io.understudy.backup.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code pg_dump} writes, and what it may take.
 *
 * @param format custom: one file for each database; directory: one file for each table, by several jobs at once
 * @param jobs for the directory format; also for restoring either
 * @param compression method; zstd and lz4 need client programs of 16 or later
 * @param level of the compression; empty: the method's own
 * @param maxRateBytes per second that a dump may take of the source; 0: as fast as it goes; custom format only
 * @param pauseReplay left out: replay goes on; else it is paused on a standby that is dumped, at most so long
 */
public record DumpSettings(
        Format format,
        int jobs,
        Compression compression,
        Optional<Integer> level,
        long maxRateBytes,
        Optional<Duration> pauseReplay) {
    public static final DumpSettings DEFAULT =
            new DumpSettings(Format.CUSTOM, 2, Compression.GZIP, Optional.empty(), 0, Optional.empty());

    public DumpSettings {
        if (jobs < 1) {
            throw new IllegalArgumentException("wanted at least 1 job, found " + jobs);
        }
        if (maxRateBytes < 0 || (maxRateBytes > 0 && format == Format.DIRECTORY)) {
            throw new IllegalArgumentException(
                    "wanted a max_rate_bytes of at least 0 with format custom, or none with format directory, found "
                            + maxRateBytes + "; several jobs write by themselves and cannot be slowed down");
        }
        if (pauseReplay
                .filter(longest -> longest.isZero() || longest.isNegative())
                .isPresent()) {
            throw new IllegalArgumentException("wanted a pause_replay above zero, found " + pauseReplay.get());
        }
    }

    /** Formats of {@code pg_dump} that {@code pg_restore} reads. */
    public enum Format {
        CUSTOM,
        DIRECTORY
    }

    /** Methods of compression. */
    public enum Compression {
        NONE,
        GZIP,
        LZ4,
        ZSTD
    }

    /** Values of the keys that may be left out, by component name. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "format", DEFAULT.format,
                "jobs", DEFAULT.jobs,
                "compression", DEFAULT.compression,
                "maxRateBytes", DEFAULT.maxRateBytes);
    }
}
