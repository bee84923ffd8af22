package io.understudy.backup.site;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.settings.DumpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A published backup of the cluster orders with random bytes for dumps: one file, and one directory of two. */
public final class SampleBackup {
    private static final String FILE = "orders.dump";
    private static final String DIRECTORY = "users";
    private static final int SMALL = 20_000;

    private SampleBackup() {}

    /**
     * Makes one.
     *
     * @param folder of the cluster; made if it is not there
     * @param bytes of the larger dump
     */
    public static Backup publish(Path folder, Instant at, int bytes) {
        try {
            return published(folder, at, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Backup published(Path folder, Instant at, int bytes) throws IOException {
        String id = BackupFolder.id("orders", at);
        Path directory = Files.createDirectories(folder.resolve(id));
        Files.createDirectory(directory.resolve(DIRECTORY));
        Random random = new Random(at.getEpochSecond());
        SortedMap<String, String> sums = new TreeMap<>();
        write(directory, FILE, random, bytes, sums);
        write(directory, DIRECTORY + "/toc.dat", random, SMALL, sums);
        write(directory, DIRECTORY + "/3921.dat.gz", random, SMALL, sums);
        write(directory, "globals.sql", random, SMALL, sums);
        Manifest manifest = manifest(id, at, bytes);
        manifest.write(directory);
        sums.put(Manifest.FILE, Checksums.of(directory.resolve(Manifest.FILE)));
        Checksums.write(directory, sums);
        return manifest.toBackup(directory);
    }

    private static void write(Path directory, String name, Random random, int bytes, SortedMap<String, String> sums)
            throws IOException {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        Files.write(directory.resolve(name), content);
        sums.put(name, Checksums.of(directory.resolve(name)));
    }

    private static Manifest manifest(String id, Instant at, int bytes) {
        return new Manifest(
                Manifest.FORMAT,
                id,
                "orders",
                Backup.State.VERIFIED,
                new Manifest.Origin("db2", Manifest.STANDBY, 7, 1, "0/1", "15.18", false),
                new Manifest.Making("1", "15.18", DumpSettings.Format.CUSTOM, "gzip", ""),
                at.toString(),
                at.plusSeconds(60).toString(),
                true,
                bytes + 3L * SMALL,
                List.of(entry("orders", FILE, bytes), entry("users", DIRECTORY, 2L * SMALL)),
                "");
    }

    private static Manifest.Entry entry(String name, String file, long bytes) {
        return new Manifest.Entry(name, file, "db2", 1, bytes, 1, -1, new TreeMap<>());
    }
}
