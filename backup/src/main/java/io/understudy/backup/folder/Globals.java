package io.understudy.backup.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Roles and tablespaces, which belong to no database. */
public final class Globals {
    public static final String FILE = "globals.sql";
    private static final String END = "-- PostgreSQL database cluster dump complete\n--";

    private Globals() {}

    /** Why this cannot be the whole of {@code pg_dumpall --globals-only}; empty if it is. */
    public static Optional<String> complaint(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.of("wanted " + FILE + " with the roles, found no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return complaint(in);
        }
    }

    /** The same for its bytes, wherever they come from. */
    public static Optional<String> complaint(InputStream globals) throws IOException {
        // Latin 1 takes every byte: role names may be in any of the server's encodings.
        String text = new String(globals.readAllBytes(), StandardCharsets.ISO_8859_1);
        return text.stripTrailing().endsWith(END)
                ? Optional.empty()
                : Optional.of("wanted " + FILE + " to end with its closing line, found it cut short");
    }
}
