package io.understudy.backup.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where backups are remembered. */
public interface BackupCatalogue {
    /**
     * Adds it, or replaces the one with the same id; but the pin, and the level of one that is there already, stay as they
     * are, since people and later proofs write them.
     */
    void put(Backup backup);

    Optional<Backup> find(String id);

    /** Pins it, or takes its pin away; nothing happens if there is no such backup. */
    void pin(String id, Optional<Pin> pin);

    /** Remembers a proof. A lower level than the one on record does not take that one away. */
    void proven(String id, VerificationLevel level, Instant at);

    /** It turned out to be broken: it counts no more, whatever it reached before. */
    void disproven(String id, String detail);

    /** Newest first. */
    List<Backup> recent(String cluster, int limit);

    Optional<Backup> newestVerified(String cluster);

    /** Since when backups of a cluster are expected: when this was first asked, which is remembered. */
    Instant expectedSince(String cluster, Instant now);

    /** Those that a stopped bot left behind. */
    List<Backup> running();
}
