package io.understudy.jobs;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupSlots;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.diagnose.ClusterAssessment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Backs one cluster up if its last slot has no run yet: a slot is worked off once, whoever asks.
 *
 * @param born when this bot started: a run on record that goes on since before then went on in another one, and is dead
 */
record NightlyBackupJob(ManagedCluster cluster, NightlyBackup nightly, Clock clock, Instant born) implements Work {
    private static final int LOOK_BACK = 20;
    // Quartz may be a few milliseconds early; it would look like a run for the slot before.
    private static final Duration EARLY = Duration.ofSeconds(1);

    @Override
    public void perform() throws InterruptedException {
        if (!slots().covered(recent(), clock.instant().plus(EARLY))) {
            ClusterAssessment assessment = cluster.watch().look().assessment();
            nightly.told().accept(nightly.runner().run(assessment, progress -> {}));
        }
    }

    /** Whether the bot was down at the last slot and should make up for it now. */
    boolean isMissed() {
        return slots().missed(recent(), nightly.catalogue().newestVerified(name()), clock.instant());
    }

    private BackupSlots slots() {
        return new BackupSlots(nightly.at());
    }

    private List<Backup> recent() {
        return nightly.catalogue().recent(name(), LOOK_BACK).stream()
                .map(one -> isDead(one) ? one.with(Backup.State.FAILED, one.detail()) : one)
                .toList();
    }

    /** Leftovers are settled beside this job, which may be the first to look. */
    private boolean isDead(Backup one) {
        return one.state() == Backup.State.RUNNING && one.startedAt().isBefore(born);
    }

    private String name() {
        return cluster.spec().name();
    }
}
