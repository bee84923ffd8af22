package io.understudy.jobs;

import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.dump.BackupResult;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * The nightly backup of one cluster.
 *
 * @param at time of day, UTC; seconds are dropped
 * @param catalogue tells whether a slot was missed while the bot was down, and what was tried already
 * @param runner makes one backup
 * @param told hears of every result, on the thread {@code backup-n}
 */
public record NightlyBackup(LocalTime at, BackupCatalogue catalogue, Runner runner, Consumer<BackupResult> told) {

    public NightlyBackup {
        // The slot and Quartz's cron line must mean the same moment.
        at = at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Makes one backup, when it is its turn. */
    @FunctionalInterface
    public interface Runner {
        BackupResult run() throws InterruptedException;
    }
}
