package io.understudy.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Backups by their role in a test. */
final class TestBackups {
    private TestBackups() {}

    static Backup verified(Instant at) {
        return ended(at, Backup.State.VERIFIED);
    }

    static Backup failed(Instant at) {
        return ended(at, Backup.State.FAILED);
    }

    static Backup ended(Instant at, Backup.State state) {
        String id = BackupFolder.id("orders", at);
        return new Backup(
                id, "orders", "db2", "/backups/orders/" + id, at, Optional.of(at), state, 10, List.of("orders"), "");
    }
}
