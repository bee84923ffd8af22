package io.understudy.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A configuration as an operator wrote it, in a directory of its own. */
record Written(Path directory, ConfigTypes types, Map<String, String> environment) {

    /** Stands for the secret type of another module. */
    record Password(String value) {
        Password {
            if (value.length() < 4) {
                throw new IllegalArgumentException("too short: " + value);
            }
        }
    }

    static Written in(Path directory) {
        ConfigTypes types = ConfigTypes.standard().withSecret(Password.class, Password::new);
        return new Written(directory, types, Map.of());
    }

    <R extends Record> R settings(Class<R> root, String yaml) {
        Loaded<R> loaded = load(root, yaml);
        if (loaded instanceof Loaded.Bound<R> bound) {
            return bound.settings();
        }
        throw new AssertionError(((Loaded.Invalid<R>) loaded).render());
    }

    /** The message for people, without its first line. */
    String mistakes(Class<? extends Record> root, String yaml) {
        Loaded<?> loaded = load(root, yaml);
        if (loaded instanceof Loaded.Invalid<?> invalid) {
            String text = invalid.render();
            return text.substring(text.indexOf('\n') + 1).replace(directory.toString(), "<dir>");
        }
        throw new AssertionError("wanted mistakes, found " + loaded);
    }

    <R extends Record> Loaded<R> load(Class<R> root, String yaml) {
        return new ConfigReader(types, environment).readText(yaml, directory.resolve("understudy.yaml"), root);
    }

    Path file(String name, String content, String mode) {
        try {
            Path file = Files.writeString(directory.resolve(name), content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
