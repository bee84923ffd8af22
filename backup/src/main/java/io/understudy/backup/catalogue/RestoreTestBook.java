package io.understudy.backup.catalogue;

import java.util.List;
import java.util.Optional;

/** Where restore tests are remembered. */
public interface RestoreTestBook {
    /** Adds it, or replaces the one of the same cluster that began at the same time. */
    void put(RestoreTest test);

    /** Newest first. */
    List<RestoreTest> recent(String cluster, int limit);

    /** The newest that passed: its time is the cluster's measured recovery time. */
    Optional<RestoreTest> newestPassed(String cluster);

    /** Those that a stopped bot left behind. */
    List<RestoreTest> running();
}
