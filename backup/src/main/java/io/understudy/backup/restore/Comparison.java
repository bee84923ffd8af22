package io.understudy.backup.restore;

import io.understudy.backup.folder.Manifest;
import io.understudy.replication.sql.RestoredSession;
import io.understudy.replication.sql.TableSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back, beside what was dumped. */
final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private int tables;
    private long rows;
    private long sampled;

    /** Looks at every table of one database. */
    void database(Manifest.Entry entry, List<TableSample> samples, RestoredSession restored) {
        for (Map.Entry<String, Long> table : entry.rows().entrySet()) {
            count(entry.name(), table.getKey(), table.getValue(), restored.table(table.getKey()));
        }
        for (TableSample sample : samples) {
            find(entry.name(), sample, restored.found(sample));
        }
    }

    private void count(String database, String table, long wanted, Optional<RestoredSession.Restored> found) {
        if (found.isEmpty()) {
            differ(database, "wanted the table " + table + " with " + wanted + " rows, found no such table");
            return;
        }
        tables++;
        rows += found.get().rows();
        boolean equal = found.get().ofExtension()
                ? found.get().rows() >= wanted
                : found.get().rows() == wanted;
        if (!equal) {
            differ(
                    database,
                    "wanted " + wanted + " rows in " + table + ", found "
                            + found.get().rows());
        }
    }

    private void find(String database, TableSample sample, int found) {
        sampled += found;
        int wanted = sample.hashes().size();
        if (found < wanted) {
            differ(
                    database,
                    "wanted " + wanted + " sampled rows of " + sample.table() + ", found " + found
                            + " of them as they were");
        }
    }

    private void differ(String database, String words) {
        differences.add(database + ": " + words);
    }

    /** For people; empty if everything came back as it was. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    int tables() {
        return tables;
    }

    long rows() {
        return rows;
    }

    long sampledRows() {
        return sampled;
    }
}
