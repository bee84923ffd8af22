package io.understudy.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Fetches a secret from where the YAML points; every problem is said without its value. */
record SecretSource(Place place, Reading reading) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    Optional<String> inEnvironment(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return reject(
                    "wanted the name of an environment variable, found something else",
                    "write a name of letters, digits and '_'; the secret itself never stands here");
        }
        String variable = "environment variable " + name;
        Optional<String> value = reading.environment(name);
        if (value.isEmpty()) {
            return reject("wanted a secret in " + variable + ", found it unset", "set " + name + " before the start");
        }
        return notEmpty(value.get(), variable);
    }

    Optional<String> inFile(String text) {
        try {
            Path file = reading.resolve(Path.of(text));
            if (!Files.exists(file)) {
                return reject("wanted a secret in " + file + ", found no such file", "create it with mode 600");
            }
            if (!Files.isRegularFile(file)) {
                return reject("wanted a secret in " + file + ", found no regular file there", "name a file");
            }
            return isPrivate(file) ? notEmpty(Files.readString(file), file.toString()) : open(file);
        } catch (InvalidPathException e) {
            return reject("wanted the path of a file, found something else", "write a path such as secrets/password");
        } catch (IOException e) {
            return reject(
                    "wanted a secret in " + text + ", found a file that cannot be read as UTF-8 text",
                    "check its owner and content: the user who runs Understudy must be able to read it");
        }
    }

    private static boolean isPrivate(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER_ONLY);
        return others.isEmpty();
    }

    private Optional<String> open(Path file) {
        return reject(
                "wanted a secret in " + file + " that only its owner can read, found it open to others",
                "run: chmod 600 " + file);
    }

    private Optional<String> notEmpty(String content, String source) {
        String secret = content.replaceFirst("[\\r\\n]+\\z", "");
        return secret.isBlank()
                ? reject("wanted a secret in " + source + ", found it empty", "put the secret there")
                : Optional.of(secret);
    }

    private Optional<String> reject(String message, String remedy) {
        reading.reject(place, message, remedy);
        return Optional.empty();
    }
}
