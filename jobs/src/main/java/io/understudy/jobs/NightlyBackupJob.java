package io.understudy.jobs;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupRetries;
import io.understudy.backup.catalogue.BackupSlots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Backs one cluster up if its last slot has no run yet, or if what ran failed and is to be tried again, whoever asks. */
record NightlyBackupJob(String cluster, NightlyBackup nightly, Clock clock) implements Work {
    private static final int LOOK_BACK = 20;
    // Quartz may be a few milliseconds early; it would look like a run for the slot before.
    private static final Duration EARLY = Duration.ofSeconds(1);

    @Override
    public void perform() throws InterruptedException {
        Instant now = clock.instant().plus(EARLY);
        if (!slots().covered(recent(), now) || isRetryDue()) {
            nightly.told().accept(nightly.runner().run());
        }
    }

    /** Whether the bot was down at the last slot and should make up for it now. */
    boolean isMissed() {
        return slots().missed(recent(), nightly.catalogue().newestVerified(cluster), clock.instant());
    }

    boolean isRetryDue() {
        return new BackupRetries(slots()).due(recent(), clock.instant());
    }

    private BackupSlots slots() {
        return new BackupSlots(nightly.at());
    }

    private List<Backup> recent() {
        return nightly.catalogue().recent(cluster, LOOK_BACK);
    }
}
