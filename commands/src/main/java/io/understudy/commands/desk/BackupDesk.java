package io.understudy.commands.desk;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.backup.progress.BackupProgress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Where work with logical backups is asked for. Each call starts it and returns at once; it runs, and tells its progress, on
 * a thread of its own. A stage completes with a {@link NotBegunException} when nothing could be begun.
 */
public interface BackupDesk {
    /** Makes one; the stage has it also when it failed, with what was done about older ones. */
    CompletionStage<BackupResult.Finished> backupNow(String cluster, Consumer<BackupProgress> progress);

    /**
     * Proves one again: its files' sums, and every dump read to its end.
     *
     * @param backup its id; empty: the newest verified one
     * @return the backup as it is known after that; one that is broken is not verified any more
     */
    CompletionStage<Backup> verify(String cluster, Optional<String> backup, Consumer<BackupProgress> progress);

    /**
     * Restores one into a throwaway server.
     *
     * @param backup its id; empty: the newest verified one
     */
    CompletionStage<RestoreTest> restoreTest(
            String cluster, Optional<String> backup, Consumer<BackupProgress> progress);

    /** Rehearses a failover on a copy of a standby. */
    CompletionStage<Drill> drill(String cluster, Consumer<BackupProgress> progress);

    /**
     * Ends what runs for this cluster (a backup, a restore test, a drill): its processes are killed and nothing of it counts.
     *
     * @return what was ended, for people, as {@code the backup that began at 03:00}; empty if nothing runs
     */
    Optional<String> cancel(String cluster);

    /** What retention would do after the next backup; empty where no backups are configured. */
    Optional<RetentionPreview> retention(String cluster);
}
