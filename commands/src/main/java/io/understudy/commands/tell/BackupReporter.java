package io.understudy.commands.tell;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.keep.RetentionOutcome;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.render.BackupMessages;
import io.understudy.commands.render.DrillMessage;
import io.understudy.commands.render.RestoreTestMessage;
import io.understudy.commands.render.RetentionMessage;
import io.understudy.replication.care.ManagedCluster;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what the clock did with backups in the cluster's channel: one message each, also when all is well. What people asked
 * for is answered where they asked.
 */
public final class BackupReporter {
    private static final int RECENT_DRILLS = 10;

    private final MessageBoard board;
    private final BackupBooks books;
    private final Function<String, Optional<RetentionPreview>> retention;
    private final InstantSource clock;

    /** {@code retention}: what it would do after the next backup of a cluster, by the cluster's name. */
    public BackupReporter(
            MessageBoard board,
            BackupBooks books,
            Function<String, Optional<RetentionPreview>> retention,
            InstantSource clock) {
        this.board = board;
        this.books = books;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * A run that found another one running says nothing: that one does. The first time that retention would remove something,
     * what that is goes into a message of its own, which people can answer with a pin.
     */
    public void report(ManagedCluster cluster, BackupResult result) {
        if (result instanceof BackupResult.Finished finished) {
            Backup backup = finished.backup();
            tell(
                    cluster,
                    "backup/" + backup.id(),
                    BackupMessages.result(
                            finished,
                            books.copies().of(backup.id()),
                            retention.apply(backup.cluster()),
                            clock.instant()));
            finished.retention()
                    .filter(RetentionOutcome.Announced.class::isInstance)
                    .ifPresent(outcome -> tell(
                            cluster,
                            "backup/" + backup.id() + "/retention",
                            RetentionMessage.firstTime(backup.cluster(), outcome.plan())));
        }
    }

    /** A restore test that ended. */
    public void report(ManagedCluster cluster, RestoreTest test) {
        tell(
                cluster,
                "restore-test/" + test.cluster() + "/" + test.startedAt(),
                RestoreTestMessage.of(test, books.backups().find(test.backup()), clock.instant()));
    }

    /** A drill that ended. */
    public void report(ManagedCluster cluster, Drill drill) {
        tell(
                cluster,
                "drill/" + drill.cluster() + "/" + drill.startedAt(),
                DrillMessage.of(drill, books.drills().recent(drill.cluster(), RECENT_DRILLS)));
    }

    /**
     * After each attempt at a copy: one that failed is told, and later tries edit that message until it is complete. One that
     * succeeds at once says nothing: lists and status count the copies.
     */
    public void report(ManagedCluster cluster, BackupCopy copy) {
        String key = "backup/" + copy.backup() + "/copy/" + copy.target();
        boolean told = board.byKey(key).isPresent();
        if (copy.state() == BackupCopy.State.FAILED || (copy.state() == BackupCopy.State.COMPLETE && told)) {
            tell(cluster, key, BackupMessages.copy(copy));
        }
    }

    private void tell(ManagedCluster cluster, String key, ChatMessage message) {
        board.put(Draft.announcement(key, Place.in(cluster.channel()), message));
    }
}
