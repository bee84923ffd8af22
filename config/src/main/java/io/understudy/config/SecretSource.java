package io.understudy.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
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
            return inFile(reading.resolve(Path.of(text)));
        } catch (InvalidPathException e) {
            return reject("wanted the path of a file, found something else", "write a path such as secrets/password");
        }
    }

    private Optional<String> inFile(Path file) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return reject("wanted a secret in " + file + ", found no regular file there", "name a file");
            }
            return OWNER_ONLY.containsAll(attributes.permissions())
                    ? notEmpty(Files.readString(file), file.toString())
                    : open(file);
        } catch (NoSuchFileException e) {
            return reject("wanted a secret in " + file + ", found no such file", "create it with mode 600");
        } catch (CharacterCodingException e) {
            return reject("wanted a secret in " + file + ", found bytes that are no UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            return reject(
                    "wanted a secret in " + file + ", found that it cannot be read",
                    "give the user who runs this the right to read it and to enter its directories");
        }
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
