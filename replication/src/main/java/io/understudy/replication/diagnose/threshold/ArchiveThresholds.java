package io.understudy.replication.diagnose.threshold;

import java.time.Duration;
import java.util.Map;

/**
 * From when on WAL archiving is in trouble.
 *
 * @param failingWarning how long it may fail
 * @param failingCritical the same, as critical
 * @param backlogFiles more finished WAL files than this wait
 */
public record ArchiveThresholds(Duration failingWarning, Duration failingCritical, int backlogFiles) {
    public static final ArchiveThresholds DEFAULT =
            new ArchiveThresholds(Duration.ofMinutes(1), Duration.ofMinutes(5), 64);

    /** The values of components that a configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.ofEntries(
                Map.entry("failingWarning", DEFAULT.failingWarning),
                Map.entry("failingCritical", DEFAULT.failingCritical),
                Map.entry("backlogFiles", DEFAULT.backlogFiles));
    }

    /** What an open trouble is measured by: it clears at 70 % of where it began. */
    public ArchiveThresholds relaxed() {
        return new ArchiveThresholds(failingWarning, failingCritical, Relaxed.most(backlogFiles));
    }
}
