package io.understudy.backup.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.settings.DumpSettings.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    private Path directory;

    @Test
    void isReadAsItWasWritten() throws Exception {
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                "orders-20261120T030000Z",
                "orders",
                Backup.State.DEGRADED,
                new Manifest.Origin("db2", Manifest.STANDBY, 7L, 2, "0/3000000", "16.4", true),
                new Manifest.Making("0.1", "16.4", Format.DIRECTORY, "zstd:3", "age1key"),
                "2026-11-20T03:00:00Z",
                "2026-11-20T03:01:00Z",
                true,
                10,
                List.of(new Manifest.Entry(
                        "orders", "orders.dump", "db1", 100, 10, 0.5, 41, Map.of("public.lines", 42L))),
                "audit: gone");
        manifest.write(directory);
        assertThat(Manifest.read(directory)).isEqualTo(manifest);
        assertThat(manifest.stored(Globals.FILE)).isEqualTo("globals.sql.age");
    }

    @Test
    void oneOfTheFirstFormatIsStillUnderstood() throws Exception {
        Files.writeString(directory.resolve(Manifest.FILE), """
                {"format": 1, "id": "orders-20261120T030000Z", "cluster": "orders", "state": "VERIFIED",
                 "source": "db2", "sourceRole": "standby", "systemIdentifier": 7, "timeline": 1, "lsn": "0/3000000",
                 "serverVersion": "15.18", "toolVersion": "15.18", "startedAt": "2026-11-20T03:00:00Z",
                 "finishedAt": "2026-11-20T03:01:00Z", "rolePasswords": true, "bytes": 10,
                 "databases": [{"name": "orders", "file": "orders.dump", "source": "db2", "databaseBytes": 100,
                                "dumpBytes": 10, "seconds": 0.5}],
                 "detail": ""}
                """);

        Manifest manifest = Manifest.read(directory);

        assertThat(manifest.source())
                .isEqualTo(new Manifest.Origin("db2", Manifest.STANDBY, 7L, 1, "0/3000000", "15.18", false));
        assertThat(manifest.making()).isEqualTo(new Manifest.Making("", "15.18", Format.CUSTOM, "gzip", ""));
        assertThat(manifest.encryptedFor()).isEmpty();
        assertThat(manifest.databases())
                .containsExactly(
                        new Manifest.Entry("orders", "orders.dump", "db2", 100, 10, 0.5, -1, Map.of()));
        assertThat(manifest.toBackup(directory).databases()).containsExactly("orders");
    }
}
