package io.understudy.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The state file as a file: there, private, and not emptied. */
final class StateFile {
    static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    /** SQLite's smallest page; it takes a file of one byte for a new one. */
    private static final int SMALLEST_BYTES = 512;

    private static final Set<PosixFilePermission> PRIVATE_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private StateFile() {}

    /** Makes the file if it never was there. SQLite gives its -wal and -shm files the same permissions. */
    static void prepare(StoreSettings settings) {
        try {
            refuseVanished(settings);
            create(settings.file());
            Files.setPosixFilePermissions(settings.file(), PRIVATE);
        } catch (IOException | UnsupportedOperationException e) {
            throw new StoreUnusable(
                    "to read and write the state file " + settings.file(),
                    e.toString(),
                    "let the bot's user own the file and its directory, or set store.file to another place",
                    e);
        }
    }

    /** The key is made after the first tables: once it is there, an empty or missing file means that data is gone. */
    private static void refuseVanished(StoreSettings settings) throws IOException {
        boolean there = Files.exists(settings.file());
        long bytes = there ? Files.size(settings.file()) : 0;
        if (bytes < SMALLEST_BYTES && Files.exists(settings.keyFile())) {
            String found = there ? "a file of " + bytes + " bytes" : "no such file, only its key";
            throw Recovery.damaged(settings, found, null);
        }
    }

    private static void create(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY));
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is not a regular file", e);
            }
        }
    }
}
