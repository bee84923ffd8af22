package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on a volume is too full.
 *
 * @param freeWarningPercent less than this is free
 * @param freeCriticalPercent the same, as critical
 * @param timeToFull critical: full in less than this at the present pace
 */
public record SpaceThresholds(int freeWarningPercent, int freeCriticalPercent, Duration timeToFull) {
    public static final SpaceThresholds DEFAULT = new SpaceThresholds(20, 10, Duration.ofHours(4));

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("freeWarningPercent", DEFAULT.freeWarningPercent),
                Map.entry("freeCriticalPercent", DEFAULT.freeCriticalPercent),
                Map.entry("timeToFull", DEFAULT.timeToFull));
    }

    /** What an open trouble is measured by: it clears at 70 % of where it began. */
    public SpaceThresholds relaxed() {
        return new SpaceThresholds(
                Relaxed.leastPercent(freeWarningPercent),
                Relaxed.leastPercent(freeCriticalPercent),
                Relaxed.least(timeToFull));
    }
}
