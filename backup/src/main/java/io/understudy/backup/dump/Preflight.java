package io.understudy.backup.dump;

import io.understudy.backup.program.ClientPrograms.Version;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Format;
import java.util.Optional;

/** What must hold before anything is written. Pure. */
final class Preflight {
    private static final double OF_LAST_BACKUP = 1.3;
    private static final double OF_DATABASES = 0.35;
    /** Files beside the dumps, and the pipe that one goes through. */
    private static final int OTHER_FILES = 10;

    private Preflight() {}

    /** Old programs cannot read a newer server; empty if these can. */
    static Optional<String> versionObjection(Version programs, SourceFacts source) {
        if (programs.major() >= source.majorVersion()) {
            return Optional.empty();
        }
        return Optional.of("wanted pg_dump " + source.majorVersion() + " or newer, found " + programs.text()
                + ". Install postgresql-client-" + source.majorVersion() + " and set bin_directory to it.");
    }

    /**
     * Empty if a backup of the expected size fits.
     *
     * @param lastBytes size of the newest verified backup; 0 if there is none
     */
    static Optional<String> spaceObjection(long usableBytes, long lastBytes, SourceFacts source) {
        long wanted = (long) Math.max(OF_LAST_BACKUP * lastBytes, OF_DATABASES * source.databaseBytes());
        if (usableBytes >= wanted) {
            return Optional.empty();
        }
        return Optional.of("wanted " + wanted + " bytes free in the backup directory, found " + usableBytes
                + ". Free some space or point the directory to a larger disk.");
    }

    /**
     * Empty if there is room for as many files as will be written, or nobody knows.
     *
     * @param tables of all databases together
     */
    static Optional<String> inodeObjection(FreeInodes free, long tables, SourceFacts source, DumpSettings dump) {
        int databases = source.databases().size();
        long wanted = OTHER_FILES + databases + (dump.format() == Format.DIRECTORY ? databases + tables : 0);
        if (free.count().isEmpty() || free.count().getAsLong() >= wanted) {
            return Optional.empty();
        }
        return Optional.of("wanted room for " + wanted + " files in the backup directory, found "
                + free.count().getAsLong() + " free inodes. Remove files there or point the directory to another disk.");
    }
}
