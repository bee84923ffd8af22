package io.understudy.backup.site;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Globals;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.settings.DumpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Published backups of the database {@code orders} in a real folder, with bytes that no server made. */
public record WrittenBackups(BackupFolder folder) {
    public static final String DUMP = "orders.dump";

    /** Writes one, with matching sums. */
    public Backup write(Instant at, State state) {
        Manifest manifest = manifest(at, state);
        try {
            folder.create();
            Path directory = folder.createPartial(manifest.id());
            Files.writeString(directory.resolve(DUMP), "rows of " + manifest.id());
            Files.writeString(directory.resolve(Globals.FILE), "-- PostgreSQL database cluster dump complete\n--\n");
            manifest.write(directory);
            Map<String, String> sums = new TreeMap<>();
            for (String file : List.of(DUMP, Globals.FILE, Manifest.FILE)) {
                sums.put(file, Checksums.of(directory.resolve(file)));
            }
            Checksums.write(directory, sums);
            folder.publish(manifest.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifest.toBackup(folder.published(manifest.id()));
    }

    private static Manifest manifest(Instant at, State state) {
        return new Manifest(
                Manifest.FORMAT,
                BackupFolder.id("orders", at),
                "orders",
                state,
                new Manifest.Origin("db2", Manifest.STANDBY, 7L, 1, "0/3000000", "15.18", false),
                new Manifest.Making("0.1", "15.18", DumpSettings.Format.CUSTOM, "gzip", ""),
                at.toString(),
                at.plusSeconds(60).toString(),
                true,
                10,
                List.of(new Manifest.Entry("orders", DUMP, "db2", 100, 10, 0.5, -1, new TreeMap<>())),
                state == State.VERIFIED ? "" : "billing: no");
    }
}
