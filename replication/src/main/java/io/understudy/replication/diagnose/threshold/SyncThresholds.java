package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on synchronous replication is in trouble.
 *
 * @param waiting how long commits may wait for a standby
 * @param degraded how long fewer standbys than declared may be synchronous
 */
public record SyncThresholds(Duration waiting, Duration degraded) {
    public static final SyncThresholds DEFAULT = new SyncThresholds(Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(Map.entry("waiting", DEFAULT.waiting), Map.entry("degraded", DEFAULT.degraded));
    }
}
