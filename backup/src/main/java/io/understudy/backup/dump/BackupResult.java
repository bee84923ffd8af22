package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;

/** What became of asking for a backup. */
public sealed interface BackupResult {
    /** It ran; whether it counts says {@link Backup#state()}. */
    record Finished(Backup backup) implements BackupResult {}

    /** Another run of the same cluster holds the directory; nothing was done. */
    record AlreadyRunning(String cluster) implements BackupResult {}
}
