package io.understudy.commands.tell;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.render.BackupMessages;
import io.understudy.replication.care.ManagedCluster;
import java.time.InstantSource;
import java.util.Map;

/**
 * Tells what the clock did with backups in the cluster's channel: one message each, also when all is well. What people asked
 * for is answered where they asked.
 */
public final class BackupReporter {
    private final MessageBoard board;
    private final BackupBooks books;
    private final Map<String, BackupSettings> settings;
    private final InstantSource clock;

    /** Takes the settings of the clusters that have backups configured, by their names. */
    public BackupReporter(
            MessageBoard board, BackupBooks books, Map<String, BackupSettings> settings, InstantSource clock) {
        this.board = board;
        this.books = books;
        this.settings = Map.copyOf(settings);
        this.clock = clock;
    }

    /** A run that found another one running says nothing: that one does. */
    public void report(ManagedCluster cluster, BackupResult result) {
        if (result instanceof BackupResult.Finished finished) {
            Backup backup = finished.backup();
            tell(cluster, "backup/" + backup.id(), BackupMessages.result(backup));
        }
    }

    /** A restore test that ended. */
    public void report(ManagedCluster cluster, RestoreTest test) {}

    /** A drill that ended. */
    public void report(ManagedCluster cluster, Drill drill) {}

    /**
     * After each attempt at a copy: one that failed is told, and later tries edit that message until it is complete. One that
     * succeeds at once says nothing here: the backup's own message counts the copies.
     */
    public void report(ManagedCluster cluster, BackupCopy copy) {}

    private void tell(ManagedCluster cluster, String key, ChatMessage message) {
        board.put(Draft.announcement(key, Place.in(cluster.channel()), message));
    }
}
