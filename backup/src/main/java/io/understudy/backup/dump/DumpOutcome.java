package io.understudy.backup.dump;

import io.understudy.backup.folder.Manifest;

/** What became of dumping one database. */
sealed interface DumpOutcome {
    /**
     * A complete dump, read back in full.
     *
     * @param warnings what {@code pg_dump} said besides; empty if nothing
     */
    record Dumped(Manifest.Entry entry, String warnings) implements DumpOutcome {}

    /** Nothing of it was kept. */
    record NotDumped(String database, String why) implements DumpOutcome {}
}
