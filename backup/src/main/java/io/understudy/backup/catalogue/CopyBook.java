package io.understudy.backup.catalogue;

import java.util.List;

/** Where copies are remembered. */
public interface CopyBook {
    /** Adds it, or replaces the one of the same backup and target. */
    void put(BackupCopy copy);

    /** Of one backup, by target. */
    List<BackupCopy> of(String backup);

    /** Of one cluster, those of the newest backups first. */
    List<BackupCopy> recent(String cluster, int limit);

    /** Of one cluster, to be made or to be tried again, oldest backup first. */
    List<BackupCopy> unfinished(String cluster);
}
