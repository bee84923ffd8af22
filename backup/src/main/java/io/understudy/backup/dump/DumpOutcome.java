package io.understudy.backup.dump;

import io.understudy.backup.folder.Manifest;
import java.nio.file.Path;
import java.util.Optional;

/** What became of dumping one database. */
sealed interface DumpOutcome {
    /**
     * Its program ended well. Nothing was read back yet.
     *
     * @param path the file or directory
     * @param sum taken while it was written; empty if it has to be read for that
     * @param warnings what {@code pg_dump} said besides; empty if nothing
     */
    record Dumped(Manifest.Entry entry, Path path, Optional<String> sum, String warnings) implements DumpOutcome {}

    /** Nothing of it was kept. */
    record NotDumped(String database, String why) implements DumpOutcome {}
}
