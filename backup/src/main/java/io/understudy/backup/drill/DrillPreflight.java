package io.understudy.backup.drill;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What must hold before a standby is copied; each answer is empty or says what is in the way. */
final class DrillPreflight {
    // A socket's path may have 107 bytes; "/.s.PGSQL.5432.lock" takes 19 of them.
    private static final int SOCKET_DIRECTORY_LIMIT = 88;

    private DrillPreflight() {}

    /** A data directory starts with its own major version only. */
    static Optional<String> versionObjection(int serverMajor, int programsMajor, Path binDirectory) {
        return serverMajor == programsMajor
                ? Optional.empty()
                : Optional.of("wanted the server programs of PostgreSQL %d in %s, found %d. %s"
                        .formatted(serverMajor, binDirectory, programsMajor, install(serverMajor)));
    }

    static String install(int serverMajor) {
        return "Install postgresql-" + serverMajor + " on the bot's machine and set backup.bin_directory to it.";
    }

    /** With a tenth to spare, for what the standby gets meanwhile. */
    static Optional<String> spaceObjection(long usableBytes, StandbyFacts source, Path directory) {
        long bytes = source.databaseBytes() + source.walBytes();
        long wanted = bytes + bytes / 10;
        return usableBytes >= wanted
                ? Optional.empty()
                : Optional.of("wanted " + wanted + " bytes free in " + directory + " for a whole copy, found "
                        + usableBytes + ". Free some space or point backup.drill.directory to a larger disk.");
    }

    static Optional<String> socketObjection(Path directory) {
        int length = directory.toString().getBytes(StandardCharsets.UTF_8).length;
        return length <= SOCKET_DIRECTORY_LIMIT
                ? Optional.empty()
                : Optional.of("wanted a directory of at most " + SOCKET_DIRECTORY_LIMIT
                        + " bytes, since the copy's socket lies in it, found " + directory + " with " + length
                        + ". Point backup.drill.directory to a shorter path.");
    }
}
