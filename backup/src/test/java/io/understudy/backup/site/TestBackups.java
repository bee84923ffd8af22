package io.understudy.backup.site;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.BackupFolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backups by their role in a test. */
public final class TestBackups {
    private TestBackups() {}

    public static Backup verified(Instant at) {
        return ended(at, Backup.State.VERIFIED);
    }

    public static Backup failed(Instant at) {
        return ended(at, Backup.State.FAILED);
    }

    public static Backup ended(Instant at, Backup.State state) {
        String id = BackupFolder.id("orders", at);
        return new Backup(
                id, "orders", "db2", "/backups/orders/" + id, at, Optional.of(at), state, 10, List.of("orders"), "");
    }
}
