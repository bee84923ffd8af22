package io.understudy.backup.restore;

import io.understudy.backup.folder.Globals;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.folder.Samples;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.backup.seal.KeyRefusedException;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.backup.verify.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A published backup whose files can be read, encrypted or not.
 *
 * @param sealing opens what is encrypted
 */
public record OpenedBackup(Path directory, Manifest manifest, Sealing sealing) {
    /**
     * Reads its manifest.
     *
     * @throws RestoreFailedException if this is no whole backup's directory
     */
    public static OpenedBackup in(Path directory, Sealing sealing) throws RestoreFailedException {
        if (!Files.isRegularFile(directory.resolve(Manifest.FILE))) {
            throw new RestoreFailedException(
                    Fault.BACKUP,
                    "wanted a backup's directory with its " + Manifest.FILE + ", found none at " + directory);
        }
        try {
            return new OpenedBackup(directory, Manifest.read(directory), sealing);
        } catch (IOException e) {
            throw new RestoreFailedException(
                    Fault.BACKUP, "wanted to read the manifest in " + directory + ", found: " + e);
        }
    }

    /** Compares every file with its sum, before anything is made of them. */
    void requireWhole(Consumer<BackupProgress> progress) throws RestoreFailedException {
        Verification stock = BackupVerifier.takeInventory(directory, sealing, progress);
        if (stock.broken()) {
            throw new RestoreFailedException(Fault.BACKUP, String.join("; ", stock.complaints()));
        }
        if (!stock.whole()) {
            throw new RestoreFailedException(Fault.PLACE, String.join("; ", stock.unanswered()));
        }
    }

    /** In Latin 1, which takes every byte. */
    String globals() throws RestoreFailedException {
        return reading(() -> {
            try (InputStream in = plain(manifest.stored(Globals.FILE))) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        });
    }

    Samples samples() throws RestoreFailedException {
        String file = manifest.stored(Samples.FILE);
        if (!Files.exists(directory.resolve(file))) {
            return Samples.NONE;
        }
        return reading(() -> {
            try (InputStream in = plain(file)) {
                return Samples.read(in);
            }
        });
    }

    static boolean isSealed(String file) {
        return file.endsWith(Sealing.SUFFIX);
    }

    InputStream plain(String file) throws IOException {
        InputStream in = Files.newInputStream(directory.resolve(file));
        if (!isSealed(file)) {
            return in;
        }
        try {
            return sealing.open(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    int major() {
        return Integer.parseInt(manifest.source().version().split("\\D", 2)[0]);
    }

    /** Something that reads the backup's files. */
    interface Reading<T> {
        T read() throws IOException;
    }

    <T> T reading(Reading<T> reading) throws RestoreFailedException {
        try {
            return reading.read();
        } catch (KeyRefusedException e) {
            throw new RestoreFailedException(Fault.PLACE, e.getMessage());
        } catch (IOException e) {
            // Retention may take away what is being read; that says nothing of what was there.
            throw Files.exists(directory)
                    ? new RestoreFailedException(Fault.BACKUP, "wanted to read " + directory + ", found: " + e)
                    : new RestoreFailedException(Fault.PLACE, directory + " was removed meanwhile");
        }
    }
}
