package io.understudy.commands.desk;

import io.understudy.backup.Backup;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Where a logical backup is asked for. */
public interface BackupDesk {
    /**
     * Starts one and returns at once; it runs on a thread of its own.
     *
     * @param phase told from that thread what is done now, in words
     * @return the ended backup, also a failed one; completes exceptionally when none could be begun
     */
    CompletionStage<Backup> backupNow(String cluster, Consumer<String> phase);
}
