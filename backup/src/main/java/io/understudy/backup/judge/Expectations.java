package io.understudy.backup.judge;

import io.understudy.backup.catalogue.BackupRetries;
import io.understudy.backup.catalogue.BackupSlots;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.BackupThresholds;
import java.util.Set;

/**
 * What should happen with the backups of a cluster.
 *
 * @param thresholds from when on something is odd
 * @param retries when a failed run is tried again
 * @param restoreTests whether they are made each week
 * @param targets that every verified backup is copied to
 */
public record Expectations(BackupThresholds thresholds, BackupRetries retries, boolean restoreTests, Set<String> targets) {
    public Expectations {
        targets = Set.copyOf(targets);
    }

    public static Expectations of(BackupSettings settings) {
        return new Expectations(
                settings.alerts(),
                new BackupRetries(new BackupSlots(settings.at())),
                settings.restoreTest().enabled(),
                settings.targets().keySet());
    }
}
