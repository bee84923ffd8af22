package io.understudy.replication.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a data directory is spread over its machine. Paths are absolute, with symbolic links resolved.
 *
 * @param walDirectory where {@code pg_wal} leads, if it is a symbolic link
 * @param tablespaces the directory of each tablespace, by its object identifier
 * @param fixed which of these directories cannot be renamed, and why, as clauses
 * @param kept what earlier rebuilds left beside it
 */
public record DataLayout(
        Optional<String> walDirectory, Map<Long, String> tablespaces, List<String> fixed, List<KeptData> kept) {
    /** All in one directory that can be renamed, with nothing beside it. */
    public static final DataLayout PLAIN = new DataLayout(Optional.empty(), Map.of(), List.of(), List.of());

    public DataLayout {
        tablespaces = Map.copyOf(tablespaces);
        fixed = List.copyOf(fixed);
        kept = List.copyOf(kept);
    }
}
