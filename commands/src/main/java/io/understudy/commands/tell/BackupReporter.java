package io.understudy.commands.tell;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.render.BackupMessages;
import io.understudy.replication.care.ManagedCluster;

/** Puts the results of scheduled backups on the board: one message each, also when all is well. */
public final class BackupReporter {
    private final MessageBoard board;

    public BackupReporter(MessageBoard board) {
        this.board = board;
    }

    /** A run that found another one running says nothing: that one does. */
    public void report(ManagedCluster cluster, BackupResult result) {
        if (result instanceof BackupResult.Finished finished) {
            Backup backup = finished.backup();
            board.put(Draft.announcement(
                    "backup/" + backup.id(), Place.in(cluster.channel()), BackupMessages.result(backup)));
        }
    }
}
