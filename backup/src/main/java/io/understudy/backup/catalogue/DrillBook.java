package io.understudy.backup.catalogue;

import java.util.List;
import java.util.Optional;

/** Where drills are remembered. */
public interface DrillBook {
    /** Adds it, or replaces the one of the same cluster that began at the same time. */
    void put(Drill drill);

    /** Newest first. */
    List<Drill> recent(String cluster, int limit);

    /** The newest that passed: what it measured is what a failover is expected to take. */
    Optional<Drill> newestPassed(String cluster);

    /** Those that a stopped bot left behind. */
    List<Drill> running();
}
