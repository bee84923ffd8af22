package io.understudy.bot.wiring;

import io.understudy.replication.cluster.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of the console's session cookies: made once and kept beside the state file, so that sessions outlive restarts. */
record SessionKey(Path file) {
    Secret read(SecureRandom random) {
        try {
            create(random);
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("wanted the console's session key in " + file + ", found: " + e, e);
        }
    }

    private void create(SecureRandom random) throws IOException {
        byte[] key = new byte[32];
        random.nextBytes(key);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(key));
        } catch (FileAlreadyExistsException e) {
            // Made at an earlier start.
            return;
        }
    }
}
