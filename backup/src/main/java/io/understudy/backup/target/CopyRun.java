package io.understudy.backup.target;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.CopyBook;
import io.understudy.backup.progress.BackupProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the copies of one cluster's backups in step with the catalogue: copies every verified backup to every target, and removes the
 * copies of those that retention removed. One run at a time.
 */
public final class CopyRun {
    private static final Logger LOG = LoggerFactory.getLogger(CopyRun.class);

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
     * Does all that is due now, which often is nothing, oldest backup first. The first failure at a target ends its turn. What
     * fails is remembered, and tried again by a later call.
     *
     * @param progress told on this thread, before each copy and once a second during it
     * @return copies that are complete, failed or removed now, in the order of these events; one that could not be removed is what it
     *     was, and its detail says why
     * @throws InterruptedException if the thread was interrupted; the copy that was being made is still to be made
     */
    public List<BackupCopy> run(Consumer<BackupProgress> progress) throws InterruptedException {
        List<BackupCopy> changed = new ArrayList<>();
        for (String target : targets.names()) {
            look().missing(target).forEach(copies::put);
        }
        for (String target : targets.names()) {
            serve(target, look(), changed, progress);
        }
        return changed;
    }

    private Copying look() {
        return new Copying(
                catalogue.recent(cluster, Integer.MAX_VALUE),
                copies.recent(cluster, Integer.MAX_VALUE),
                clock.instant());
    }

    private void serve(String target, Copying look, List<BackupCopy> changed, Consumer<BackupProgress> progress)
            throws InterruptedException {
        List<BackupCopy> due = look.due(target);
        List<BackupCopy> retired = look.retired(target);
        if (due.isEmpty() && retired.isEmpty()) {
            return;
        }
        try (Target there = targets.open(target)) {
            boolean goesOn = true;
            for (int i = 0; i < due.size() && goesOn; i++) {
                BackupCopy ended = copy(due.get(i), there, i + 1, due.size(), progress);
                goesOn = ended.state() == BackupCopy.State.COMPLETE;
                changed.add(remembered(ended));
            }
            for (int i = 0; i < retired.size() && goesOn; i++) {
                BackupCopy ended = remove(retired.get(i), there);
                goesOn = ended.state() == BackupCopy.State.REMOVED;
                changed.add(remembered(ended));
            }
        }
    }

    private BackupCopy remembered(BackupCopy copy) {
        copies.put(copy);
        return copy;
    }

    private BackupCopy copy(BackupCopy copy, Target there, int part, int parts, Consumer<BackupProgress> progress)
            throws InterruptedException {
        Backup backup = catalogue.find(copy.backup()).orElseThrow();
        CopyProgress told = new CopyProgress(
                new BackupProgress(
                        "copying to " + there.name(), copy.backup(), part, parts, 0, backup.bytes(), 0),
                clock,
                progress);
        int attempts = copy.attempts() + 1;
        try {
            there.put(cluster, Path.of(backup.directory()), told);
            return with(copy, BackupCopy.State.COMPLETE, attempts, told.bytes(), "");
        } catch (IOException | RuntimeException e) {
            // Whatever a server or a client library comes up with must not hold up the other targets.
            return with(copy, BackupCopy.State.FAILED, attempts, 0, why(copy, e));
        }
    }

    /** Until it is gone it stays what it was, with what went wrong. */
    private BackupCopy remove(BackupCopy copy, Target there) throws InterruptedException {
        try {
            there.remove(cluster, copy.backup());
            return with(copy, BackupCopy.State.REMOVED, copy.attempts(), 0, "");
        } catch (IOException | RuntimeException e) {
            return with(copy, copy.state(), copy.attempts(), copy.bytes(), "not removed there: " + why(copy, e));
        }
    }

    private static String why(BackupCopy copy, Exception problem) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while " + copy.backup() + " was copied to " + copy.target());
        }
        LOG.warn("The copy of {} on {}: {}", copy.backup(), copy.target(), Words.of(problem), problem);
        return Words.of(problem);
    }

    private BackupCopy with(BackupCopy copy, BackupCopy.State state, int attempts, long bytes, String detail) {
        return new BackupCopy(
                copy.backup(), copy.cluster(), copy.target(), state, attempts, clock.instant(), bytes, detail);
    }
}
