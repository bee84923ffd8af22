package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.BackupCatalogue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBackupsTest {
    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private BackupCatalogue backups;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
        backups = store.backups();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Backup backup(String cluster, int day, State state) {
        Instant start = Rig.NOON.plusSeconds(86_400L * day);
        Optional<Instant> end = state == State.RUNNING ? Optional.empty() : Optional.of(start.plusSeconds(60));
        return new Backup(
                cluster + "-" + day, cluster, "db2", "/b/" + day, start, end, state, 9, List.of("shop", "a,\"b"), "");
    }

    @Test
    void listsTheNewestFirst() {
        backups.put(backup("orders", 1, State.VERIFIED));
        backups.put(backup("orders", 3, State.FAILED));
        backups.put(backup("orders", 2, State.VERIFIED));
        backups.put(backup("billing", 4, State.VERIFIED));
        assertThat(backups.recent("orders", 2))
                .containsExactly(backup("orders", 3, State.FAILED), backup("orders", 2, State.VERIFIED));
    }

    @Test
    @Tag("alert-33")
    void remembersOverRestartsSinceWhenBackupsAreExpected() {
        assertThat(backups.expectedSince("orders", Rig.NOON)).isEqualTo(Rig.NOON);
        store.close();
        open();
        assertThat(backups.expectedSince("orders", Rig.NOON.plusSeconds(3600))).isEqualTo(Rig.NOON);
        assertThat(backups.expectedSince("users", Rig.NOON.plusSeconds(3600))).isEqualTo(Rig.NOON.plusSeconds(3600));
    }

    @Test
    @Tag("F41")
    void onlyAVerifiedOneCountsAsTheNewest() {
        assertThat(backups.newestVerified("orders")).isEmpty();
        backups.put(backup("orders", 1, State.VERIFIED));
        backups.put(backup("orders", 2, State.DEGRADED));
        backups.put(backup("orders", 3, State.REMOVED));
        assertThat(backups.newestVerified("orders")).contains(backup("orders", 1, State.VERIFIED));
    }

    @Test
    void remembersOverARestartWhatWasRunning() {
        backups.put(backup("orders", 1, State.RUNNING));
        store.close();
        store = rig.open();
        backups = store.backups();
        assertThat(backups.running()).containsExactly(backup("orders", 1, State.RUNNING));
        backups.put(backup("orders", 1, State.FAILED));
        assertThat(backups.running()).isEmpty();
        assertThat(backups.recent("orders", 10)).containsExactly(backup("orders", 1, State.FAILED));
    }
}
