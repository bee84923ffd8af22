package io.understudy.backup.dump;

import io.understudy.backup.program.ClientPrograms.Version;
import java.util.Optional;

/** What must hold before anything is written. Pure. */
final class Preflight {
    private static final double OF_LAST_BACKUP = 1.3;
    private static final double OF_DATABASES = 0.35;

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
}
