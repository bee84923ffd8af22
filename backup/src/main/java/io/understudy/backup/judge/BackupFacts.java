package io.understudy.backup.judge;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the books say of one cluster.
 *
 * @param runs the newest, newest first
 * @param newestVerified may be older than all of those
 * @param restoreTests the newest, newest first
 * @param newestPassed restore test, may be older than all of those
 * @param drills the newest, newest first
 * @param copies of the newest runs
 * @param expectedSince when backups of this cluster were first expected
 */
public record BackupFacts(
        List<Backup> runs,
        Optional<Backup> newestVerified,
        List<RestoreTest> restoreTests,
        Optional<RestoreTest> newestPassed,
        List<Drill> drills,
        List<BackupCopy> copies,
        Instant expectedSince) {
    /** So many, newest first, are all that it needs to see. */
    private static final int LOOK_BACK = CopyJudge.LOOK_BACK;

    private static final int MOST_TARGETS = 10;

    public BackupFacts {
        runs = List.copyOf(runs);
        restoreTests = List.copyOf(restoreTests);
        drills = List.copyOf(drills);
        copies = List.copyOf(copies);
    }

    /** Asks for all of it. */
    public static BackupFacts of(String cluster, BackupBooks books, Instant now) {
        return new BackupFacts(
                books.backups().recent(cluster, LOOK_BACK),
                books.backups().newestVerified(cluster),
                books.restoreTests().recent(cluster, LOOK_BACK),
                books.restoreTests().newestPassed(cluster),
                books.drills().recent(cluster, LOOK_BACK),
                books.copies().recent(cluster, CopyJudge.LOOK_BACK * MOST_TARGETS),
                books.backups().expectedSince(cluster, now));
    }
}
