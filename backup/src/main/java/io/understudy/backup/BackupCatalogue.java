package io.understudy.backup;

import java.util.List;
import java.util.Optional;

/** Where backups are remembered. */
public interface BackupCatalogue {
    /** Adds it, or replaces the one with the same id. */
    void put(Backup backup);

    /** Newest first. */
    List<Backup> recent(String cluster, int limit);

    Optional<Backup> newestVerified(String cluster);

    /** Those that a stopped bot left behind. */
    List<Backup> running();
}
