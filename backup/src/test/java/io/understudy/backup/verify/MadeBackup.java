package io.understudy.backup.verify;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Globals;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A backup that a test makes by itself with {@code pg_dump}, to damage it afterwards.
 *
 * @param kind how its dump is written
 */
record MadeBackup(Path directory, Kind kind) {
    static final String DATABASE = "orders";

    enum Kind {
        PLAIN,
        ENCRYPTED,
        DIRECTORY
    }

    /** Dumps the server's one database, and gives it all that a published backup has. */
    static MadeBackup of(ScratchServer server, Path directory, Kind kind, Sealing sealing) throws Exception {
        MadeBackup made = new MadeBackup(Files.createDirectories(directory), kind);
        Path dump = directory.resolve("orders.dump");
        run(
                server,
                "pg_dump",
                "--format=" + (kind == Kind.DIRECTORY ? "directory" : "custom"),
                "--file=" + dump,
                DATABASE);
        Path globals = directory.resolve(Globals.FILE);
        run(server, "pg_dumpall", "--globals-only", "--file=" + globals);
        if (kind == Kind.ENCRYPTED) {
            seal(dump, sealing);
            seal(globals, sealing);
        }
        made.writeManifest(kind == Kind.ENCRYPTED ? sealing.keyId() : "", Map.of());
        made.sumAnew();
        return made;
    }

    private static void run(ScratchServer server, String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(server.site().binaries().directory().resolve(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", ScratchServer.ADDRESS,
                        "PGPORT", String.valueOf(server.port()),
                        "PGUSER", server.superuser(),
                        "PGPASSWORD", server.password()));
        if (builder.start().waitFor() != 0) {
            throw new IOException(program + " failed, see above");
        }
    }

    private static void seal(Path plain, Sealing sealing) throws IOException {
        try (OutputStream out = sealing.seal(Files.newOutputStream(Path.of(plain + Sealing.SUFFIX)))) {
            Files.copy(plain, out);
        }
        Files.delete(plain);
    }

    void writeManifest(String key, Map<String, Long> rows) throws IOException {
        new Manifest(
                        Manifest.FORMAT,
                        "orders-20261120T030000Z",
                        "orders",
                        Backup.State.VERIFIED,
                        new Manifest.Origin("db1", "primary", 7, 1, "0/1", "15.18", false),
                        new Manifest.Making(
                                "1", "15.18", kind == Kind.DIRECTORY ? Format.DIRECTORY : Format.CUSTOM, "gzip", key),
                        "2026-11-20T03:00:00Z",
                        "2026-11-20T03:01:00Z",
                        true,
                        10,
                        List.of(new Manifest.Entry(
                                DATABASE, dump().getFileName().toString(), "db1", 10, 10, 1, -1, new TreeMap<>(rows))),
                        "")
                .write(directory);
    }

    /** Sums of all that is there now, so that only reading finds what is wrong. */
    void sumAnew() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        Files.deleteIfExists(directory.resolve(Checksums.FILE));
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                sums.put(directory.relativize(file).toString(), Checksums.of(file));
            }
        }
        Checksums.write(directory, sums);
    }

    /** A file of the backup, by its name without the ending of encrypted ones. */
    Path file(String name) {
        return directory.resolve(kind == Kind.ENCRYPTED ? name + Sealing.SUFFIX : name);
    }

    Path dump() {
        return file("orders.dump");
    }

    /** The largest file of the dump. */
    Path rows() throws IOException {
        try (Stream<Path> tree = Files.walk(dump())) {
            Optional<Path> largest = tree.filter(Files::isRegularFile).max(Comparator.comparing(MadeBackup::size));
            return largest.orElseThrow();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    static void cutInHalf(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(open.length() / 2);
        }
    }

    static void flipABit(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            long middle = open.length() / 2;
            open.seek(middle);
            int one = open.read();
            open.seek(middle);
            open.write(one ^ 1);
        }
    }
}
