package io.understudy.backup.restore;

import io.understudy.backup.restore.RestoreFailedException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private directory for pipes and scripts, which are gone when it is closed. */
record Work(Path path) implements AutoCloseable {
    static Work create() throws RestoreFailedException {
        try {
            return new Work(Files.createTempDirectory("understudy-restore-work"));
        } catch (IOException e) {
            throw new RestoreFailedException(Fault.PLACE, "wanted a temporary directory, found: " + e);
        }
    }

    @Override
    public void close() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
