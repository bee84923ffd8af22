package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Pages whose checksum was wrong when they were read.
 *
 * @param failures since the statistics were reset, of all databases
 * @param last when the newest was found
 * @param databases that have any; the shared catalogs as {@code (shared)}
 */
public record Checksums(long failures, Optional<Instant> last, List<String> databases) {
    public Checksums {
        databases = List.copyOf(databases);
    }
}
