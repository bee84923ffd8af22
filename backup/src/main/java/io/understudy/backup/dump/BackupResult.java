package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.keep.RetentionOutcome;
import java.util.Optional;

/** What became of asking for a backup. */
public sealed interface BackupResult {
    /**
     * It ran; whether it counts says {@link Backup#state()}.
     *
     * @param retention what was done about older ones; empty unless the backup is verified
     */
    record Finished(Backup backup, Optional<RetentionOutcome> retention) implements BackupResult {
        /** Nothing was done about older ones. */
        public Finished(Backup backup) {
            this(backup, Optional.empty());
        }
    }

    /** Another run of the same cluster holds the directory; nothing was done. */
    record AlreadyRunning(String cluster) implements BackupResult {}
}
