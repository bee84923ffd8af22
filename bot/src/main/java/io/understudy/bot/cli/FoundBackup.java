package io.understudy.bot.cli;

import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.EncryptionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A backup on this machine.
 *
 * @param settings of its cluster; empty if only the directory was named
 * @param fetched whether it is a copy that goes when this is closed
 */
record FoundBackup(Path directory, Optional<BackupSettings> settings, boolean fetched) implements AutoCloseable {
    Optional<Path> programs() {
        return settings.map(BackupSettings::binDirectory);
    }

    /** Opens its files: with the key that was named, else with those of the configuration. */
    Sealing sealing(Optional<Path> keyFile) {
        Optional<EncryptionSettings> named =
                keyFile.map(file -> new EncryptionSettings(file, List.of(), List.of(), Optional.empty()));
        return AgeSealing.forReading(named.or(() -> settings.flatMap(BackupSettings::encryption)));
    }

    @Override
    public void close() throws IOException {
        if (fetched) {
            BackupFolder.delete(directory);
        }
    }
}
