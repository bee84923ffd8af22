package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.ClientPrograms.Version;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.settings.BackupSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What one run has at hand.
 *
 * @param directory the partial one that it fills
 * @param version of the client programs
 * @param sealing empty: nothing is encrypted
 */
record Workbench(
        Backup started,
        Path directory,
        BackupSettings settings,
        BackupTools tools,
        ClientPrograms programs,
        Version version,
        Optional<Sealing> sealing) {

    Instant now() {
        return tools.clock().instant();
    }

    DumpCommand command() {
        return new DumpCommand(settings, version);
    }

    /** For one file. */
    DumpPipe pipe() {
        return new DumpPipe(
                tools.host(), sealing, new Throttle(settings.dump().maxRateBytes(), tools.clock(), tools.pause()));
    }

    /** Encrypts what is written into it, if anything is encrypted. */
    OutputStream sealed(OutputStream file) throws IOException {
        return sealing.isPresent() ? sealing.get().seal(file) : file;
    }

    /** The name of a file that is encrypted if anything is. */
    Path file(String plainName) {
        return directory.resolve(sealing.isPresent() ? plainName + Sealing.SUFFIX : plainName);
    }
}
