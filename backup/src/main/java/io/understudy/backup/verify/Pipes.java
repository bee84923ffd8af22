package io.understudy.backup.verify;

import io.understudy.backup.program.NamedPipe;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pipes in a temporary directory that only we can enter: a backup that is verified stays as it is, also on a disk that
 * cannot be written to.
 */
record Pipes(Path directory, Host host, NamedPipe sql) implements AutoCloseable {
    static Pipes create(Host host) throws IOException {
        Path directory = Files.createTempDirectory("understudy-verify");
        try {
            return new Pipes(directory, host, NamedPipe.at(directory.resolve("sql"), host));
        } catch (IOException | RuntimeException e) {
            Files.delete(directory);
            throw e;
        }
    }

    NamedPipe another(String name) throws IOException {
        return NamedPipe.at(directory.resolve(name), host);
    }

    @Override
    public void close() throws IOException {
        sql.close();
        Files.delete(directory);
    }
}
