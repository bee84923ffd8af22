package io.understudy.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where SQLite's driver unpacks its native library. The driver leaves the removal to the JVM's exit, which
 * {@link UntilStopped} cuts short, so that each run would leave a file behind.
 */
final class UnpackedLibrary implements AutoCloseable {
    private final Path directory;

    private UnpackedLibrary(Path directory) {
        this.directory = directory;
    }

    /** Before the store is opened. */
    static UnpackedLibrary inItsOwnDirectory() {
        try {
            Path directory = Files.createTempDirectory("understudy-library");
            System.setProperty("org.sqlite.tmpdir", directory.toString());
            return new UnpackedLibrary(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("wanted a directory for SQLite's library, found: " + e, e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to remove " + directory + ", found: " + e, e);
        }
    }
}
