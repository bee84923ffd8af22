package io.understudy.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where backups are remembered. */
public interface BackupCatalogue {
    /** Adds it, or replaces the one with the same id. */
    void put(Backup backup);

    /** Newest first. */
    List<Backup> recent(String cluster, int limit);

    Optional<Backup> newestVerified(String cluster);

    /** Since when backups of a cluster are expected: when this was first asked, which is remembered. */
    Instant expectedSince(String cluster, Instant now);

    /** Those that a stopped bot left behind. */
    List<Backup> running();
}
