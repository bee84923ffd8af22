package io.understudy.replication.plan;

import java.time.Duration;
import java.util.Map;

/**
 * How nodes are rebuilt.
 *
 * @param maxRateBytes per second that a copy may take of the source; 0: as fast as it goes
 * @param keepFor how long what a rebuild kept must stay; nothing is removed without being asked for
 */
public record RebuildSettings(long maxRateBytes, Duration keepFor) {
    public static final RebuildSettings DEFAULT = new RebuildSettings(0, Duration.ofDays(14));
    /** What {@code pg_basebackup --max-rate} takes. */
    private static final long SLOWEST = 32L << 10;

    private static final long FASTEST = 1L << 30;

    public RebuildSettings {
        if (maxRateBytes != 0 && (maxRateBytes < SLOWEST || maxRateBytes > FASTEST)) {
            throw new IllegalArgumentException(
                    "wanted a max_rate_bytes from 32kB to 1GB, or 0B for no limit, found " + maxRateBytes + " bytes");
        }
        if (keepFor.isNegative()) {
            throw new IllegalArgumentException("wanted a keep_for that is not negative, found " + keepFor);
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("maxRateBytes", DEFAULT.maxRateBytes, "keepFor", DEFAULT.keepFor);
    }
}
