package io.understudy.backup.site;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.BackupFolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backups by their role in a test. */
public final class TestBackups {
    private TestBackups() {}

    public static Backup verified(Instant at, String... databases) {
        return databases.length == 0 ? ended(at, Backup.State.VERIFIED) : of(at, Backup.State.VERIFIED, databases);
    }

    public static Backup failed(Instant at) {
        return ended(at, Backup.State.FAILED);
    }

    public static Backup ended(Instant at, Backup.State state) {
        return of(at, state, "orders");
    }

    /** One that has these databases whole. */
    public static Backup of(Instant at, Backup.State state, String... databases) {
        String id = BackupFolder.id("orders", at);
        return new Backup(
                id, "orders", "db2", "/backups/orders/" + id, at, Optional.of(at), state, 10, List.of(databases), "");
    }
}
