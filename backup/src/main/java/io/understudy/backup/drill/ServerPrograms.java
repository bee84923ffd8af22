package io.understudy.backup.drill;

import io.understudy.backup.program.BackupFailedException;
import io.understudy.replication.host.Host;
import io.understudy.replication.scratch.PostgresBinaries;
import io.understudy.replication.scratch.ScratchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The server's programs on the bot's machine: a data directory starts with its own major version only. */
final class ServerPrograms {
    private static final List<String> NEEDED = List.of("pg_ctl", "pg_basebackup", "psql");

    private ServerPrograms() {}

    /**
     * Those of this major version, beside the client programs or where Debian's packages put them.
     *
     * @throws BackupFailedException with what to install if there are none
     */
    static PostgresBinaries find(Host host, Path binDirectory, int major) throws BackupFailedException {
        Set<Path> places = new LinkedHashSet<>(
                List.of(binDirectory, Path.of("/usr/lib/postgresql", Integer.toString(major), "bin")));
        List<String> found = new ArrayList<>();
        for (Path place : places) {
            try {
                PostgresBinaries binaries = PostgresBinaries.in(host, place);
                if (binaries.majorVersion() == major && isWhole(host, place)) {
                    return binaries;
                }
                found.add(binaries.majorVersion() + " in " + place);
            } catch (ScratchException e) {
                found.add("none in " + place);
            }
        }
        throw new BackupFailedException("wanted the server programs of PostgreSQL " + major + ", found "
                + String.join(" and ", found) + ". Install postgresql-" + major + " on the bot's machine.");
    }

    private static boolean isWhole(Host host, Path place) {
        return NEEDED.stream().allMatch(program -> host.exists(place.resolve(program)));
    }
}
