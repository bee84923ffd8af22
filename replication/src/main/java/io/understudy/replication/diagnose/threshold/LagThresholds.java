package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on a standby is too far behind.
 *
 * @param warningBytes WAL behind the primary, unless it shrinks
 * @param criticalBytes the same, as critical; half of the slot's headroom is critical too
 * @param timeWarning behind the primary by the LSN clock
 * @param timeCritical the same, as critical
 * @param lasting how long a lag must last
 * @param replayStuck how long received WAL may wait without being replayed
 * @param paused how long replay may be paused by somebody else
 * @param pausedHeadroomPercent critical while paused: less than this of the slot's room is left
 */
public record LagThresholds(
        long warningBytes,
        long criticalBytes,
        Duration timeWarning,
        Duration timeCritical,
        Duration lasting,
        Duration replayStuck,
        Duration paused,
        int pausedHeadroomPercent) {
    public static final LagThresholds DEFAULT = new LagThresholds(
            64L * 1024 * 1024,
            1024L * 1024 * 1024,
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            25);

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("warningBytes", DEFAULT.warningBytes),
                Map.entry("criticalBytes", DEFAULT.criticalBytes),
                Map.entry("timeWarning", DEFAULT.timeWarning),
                Map.entry("timeCritical", DEFAULT.timeCritical),
                Map.entry("lasting", DEFAULT.lasting),
                Map.entry("replayStuck", DEFAULT.replayStuck),
                Map.entry("paused", DEFAULT.paused),
                Map.entry("pausedHeadroomPercent", DEFAULT.pausedHeadroomPercent));
    }

    /** What an open trouble is measured by: it clears at 70 % of where it began. */
    public LagThresholds relaxed() {
        return new LagThresholds(
                Relaxed.most(warningBytes),
                Relaxed.most(criticalBytes),
                Relaxed.most(timeWarning),
                Relaxed.most(timeCritical),
                lasting,
                replayStuck,
                paused,
                Relaxed.leastPercent(pausedHeadroomPercent));
    }
}
