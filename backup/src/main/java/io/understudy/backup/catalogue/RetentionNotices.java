package io.understudy.backup.catalogue;

import java.time.Instant;
import java.util.Optional;

/** Where it is remembered that people were told what retention will remove, before it removed anything. */
public interface RetentionNotices {
    /**
     * When people were told; empty if they never were.
     *
     * @param rule the settings in words: with others, other backups go, and people are told anew
     */
    Optional<Instant> given(String cluster, String rule);

    /** Remembers that they are told now; earlier rules of the cluster are forgotten. */
    void give(String cluster, String rule, Instant at);
}
