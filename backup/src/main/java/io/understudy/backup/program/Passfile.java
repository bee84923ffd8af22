package io.understudy.backup.program;

import io.understudy.replication.cluster.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A libpq password file that lives as long as one run: the password is never an argument or an environment variable. It
 * lies in the backup folder, where the next run clears away what a bot that died could not.
 */
public record Passfile(Path path) implements AutoCloseable {

    public static final String SUFFIX = ".pgpass";

    public static Passfile of(Login login, Path directory) throws IOException {
        Path path = Files.createTempFile(
                directory,
                ".",
                SUFFIX,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, line(login));
        return new Passfile(path);
    }

    /** What such a file holds: good for every server and database. */
    public static String line(Login login) {
        return "*:*:*:" + escaped(login.user()) + ":" + escaped(login.password().reveal()) + "\n";
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace(":", "\\:");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
