package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on a slot is a trouble.
 *
 * @param inactiveWarning how long nobody may stream through it
 * @param inactiveCritical the same, as critical
 * @param keptCriticalBytes WAL that an inactive one keeps, as critical
 * @param headroomPercent less than this of {@code max_slot_wal_keep_size} is left
 * @param orphan how long one may exist that nobody needs
 */
public record SlotThresholds(
        Duration inactiveWarning,
        Duration inactiveCritical,
        long keptCriticalBytes,
        int headroomPercent,
        Duration orphan) {
    public static final SlotThresholds DEFAULT = new SlotThresholds(
            Duration.ofMinutes(2), Duration.ofMinutes(15), 1024L * 1024 * 1024, 25, Duration.ofMinutes(10));

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("inactiveWarning", DEFAULT.inactiveWarning),
                Map.entry("inactiveCritical", DEFAULT.inactiveCritical),
                Map.entry("keptCriticalBytes", DEFAULT.keptCriticalBytes),
                Map.entry("headroomPercent", DEFAULT.headroomPercent),
                Map.entry("orphan", DEFAULT.orphan));
    }

    /** What an open trouble is measured by: it clears at 70 % of where it began. */
    public SlotThresholds relaxed() {
        return new SlotThresholds(
                inactiveWarning,
                inactiveCritical,
                Relaxed.most(keptCriticalBytes),
                Relaxed.leastPercent(headroomPercent),
                orphan);
    }
}
