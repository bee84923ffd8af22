package io.understudy.backup.target;

import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.CopyBook;
import io.understudy.backup.progress.BackupProgress;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the copies of one cluster's backups in step with the catalogue. One run at a time. */
public final class CopyRun {
    private final String cluster;
    private final BackupCatalogue catalogue;
    private final CopyBook copies;
    private final Targets targets;
    private final Clock clock;

    public CopyRun(String cluster, BackupCatalogue catalogue, CopyBook copies, Targets targets, Clock clock) {
        this.cluster = cluster;
        this.catalogue = catalogue;
        this.copies = copies;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * Does all that is due now; often nothing. Copies every verified backup to every target, oldest first, and removes the
     * copies of those that retention removed. What fails is remembered and tried again by a later call.
     *
     * @param progress told on this thread, before and during each copy
     * @return what changed, for people: copies that were completed, failed or removed, in this order of events
     * @throws InterruptedException if the thread was interrupted; the copy that was being made is still to be made
     */
    public List<BackupCopy> run(Consumer<BackupProgress> progress) throws InterruptedException {
        throw new UnsupportedOperationException(cluster + catalogue + copies + targets + clock + progress);
    }
}
