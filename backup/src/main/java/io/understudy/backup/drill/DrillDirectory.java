package io.understudy.backup.drill;

import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DrillSettings;
import io.understudy.replication.host.Host;
import io.understudy.replication.scratch.PostgresBinaries;
import io.understudy.replication.scratch.ScratchException;
import io.understudy.replication.scratch.ScratchSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the copies of one cluster come and go. Always the same place, so that what a bot that died left is found.
 *
 * @param path absolute
 */
record DrillDirectory(Path path, Host host, Path binDirectory) {
    /** Another bot of this machine may have a cluster of the same name, and its copies in the same place. */
    static DrillDirectory of(String cluster, BackupSettings settings, DrillSettings drill, Host host) {
        String bot = settings.directory().toAbsolutePath().normalize().toString();
        String whose = UUID.nameUUIDFromBytes(bot.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        Path parent = drill.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        return new DrillDirectory(
                parent.toAbsolutePath().normalize().resolve("understudy-drill-" + cluster + "-" + whose),
                host,
                settings.binDirectory());
    }

    /** Ends and removes what is there of a bot that died. */
    void clear() {
        // Their version does not matter for stopping a server.
        ScratchSite.removeLeftover(path, host, new PostgresBinaries(binDirectory, 0));
    }

    /**
     * Makes it, if a copy of this standby can be made here.
     *
     * @throws BackupFailedException with what is in the way
     */
    ScratchSite open(StandbyFacts source) throws IOException, BackupFailedException {
        PostgresBinaries binaries = binaries(source.majorVersion());
        Optional<String> objection = DrillPreflight.versionObjection(
                        source.majorVersion(), binaries.majorVersion(), binDirectory)
                .or(() -> DrillPreflight.socketObjection(path));
        if (objection.isEmpty()) {
            long usable = Files.getFileStore(nearest(path)).getUsableSpace();
            objection = DrillPreflight.spaceObjection(usable, source, path.getParent());
        }
        if (objection.isPresent()) {
            throw new BackupFailedException(objection.get());
        }
        return ScratchSite.in(path, host, binaries, new SecureRandom());
    }

    private PostgresBinaries binaries(int serverMajor) throws BackupFailedException {
        try {
            return PostgresBinaries.in(host, binDirectory);
        } catch (ScratchException e) {
            throw new BackupFailedException("wanted the server programs of PostgreSQL " + serverMajor + " in "
                    + binDirectory + ", found none. " + DrillPreflight.install(serverMajor));
        }
    }

    /** What exists of a path, from its beginning. */
    static Path nearest(Path path) {
        Path nearest = path;
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest;
    }
}
