package io.understudy.backup.dump;

import io.understudy.backup.folder.Manifest;
import io.understudy.replication.sql.TableSample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What became of dumping one database. */
sealed interface DumpOutcome {
    /**
     * Its program ended well. Nothing was read back yet.
     *
     * @param path the file or directory
     * @param sum taken while it was written; empty if it has to be read for that
     * @param warnings what {@code pg_dump} said besides; empty if nothing
     * @param samples of the very snapshot that was dumped
     */
    record Dumped(
            Manifest.Entry entry, Path path, Optional<String> sum, String warnings, List<TableSample> samples)
            implements DumpOutcome {
        public Dumped {
            samples = List.copyOf(samples);
        }
    }

    /** Nothing of it was kept. */
    record NotDumped(String database, String why) implements DumpOutcome {}
}
