package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Assurance;
import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.catalogue.VerificationLevel;
import java.nio.file.Files;
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

    @Test
    void isFoundByItsId() {
        backups.put(backup("orders", 1, State.VERIFIED));
        assertThat(backups.find("orders-1")).contains(backup("orders", 1, State.VERIFIED));
        assertThat(backups.find("orders-2")).isEmpty();
    }

    @Test
    void aPinStaysOverRestartsAndNewStatesUntilItIsTakenAway() {
        Pin pin = new Pin("alice", Rig.NOON, "before the \"migration\"");
        backups.put(backup("orders", 1, State.VERIFIED));
        backups.pin("orders-1", Optional.of(pin));
        backups.pin("orders-9", Optional.of(pin));
        backups.put(backup("orders", 1, State.DEGRADED));
        store.close();
        open();
        Backup pinned = backups.find("orders-1").orElseThrow();
        assertThat(pinned.state()).isEqualTo(State.DEGRADED);
        assertThat(pinned.assurance().pin()).contains(pin);
        assertThat(backups.find("orders-9")).isEmpty();

        backups.pin("orders-1", Optional.empty());
        assertThat(backups.find("orders-1").orElseThrow().assurance().pin()).isEmpty();
    }

    @Test
    void aHigherLevelIsNeverTakenAwayByALowerOne() {
        Instant later = Rig.NOON.plusSeconds(9);
        backups.put(backup("orders", 1, State.VERIFIED).with(Assurance.NONE.proven(VerificationLevel.L2, Rig.NOON)));
        backups.proven("orders-1", VerificationLevel.L3, later);
        backups.proven("orders-1", VerificationLevel.L1, later.plusSeconds(1));
        backups.put(backup("orders", 1, State.VERIFIED).with(Assurance.NONE.proven(VerificationLevel.L2, Rig.NOON)));
        assertThat(known("orders-1")).isEqualTo(Assurance.NONE.proven(VerificationLevel.L3, later));

        backups.proven("orders-1", VerificationLevel.L3, later.plusSeconds(2));
        assertThat(known("orders-1").provenAt()).contains(later.plusSeconds(2));
    }

    @Test
    void aLaterPutRaisesTheLevelAndNamesTheKey() {
        backups.put(backup("orders", 1, State.RUNNING));
        assertThat(known("orders-1")).isEqualTo(Assurance.NONE);
        Assurance read = new Assurance(
                VerificationLevel.L2, Optional.of(Rig.NOON), Optional.of("age1qyqszqgpqyqszqgp"), Optional.empty());
        backups.put(backup("orders", 1, State.VERIFIED).with(read));
        assertThat(known("orders-1")).isEqualTo(read);
    }

    @Test
    @Tag("F41")
    void oneThatIsDisprovenCountsNoMoreWhateverItReached() {
        backups.put(backup("orders", 1, State.VERIFIED));
        backups.put(backup("orders", 2, State.VERIFIED));
        backups.proven("orders-2", VerificationLevel.L3, Rig.NOON);
        Pin pin = new Pin("alice", Rig.NOON, "");
        backups.pin("orders-2", Optional.of(pin));

        backups.disproven("orders-2", "wanted orders.dump as it was written, found other bytes");

        Backup broken = backups.find("orders-2").orElseThrow();
        assertThat(broken.state()).isEqualTo(State.FAILED);
        assertThat(broken.detail()).isEqualTo("wanted orders.dump as it was written, found other bytes");
        assertThat(broken.assurance().level()).isEqualTo(VerificationLevel.NONE);
        assertThat(broken.assurance().pin()).contains(pin);
        assertThat(backups.newestVerified("orders")).contains(backup("orders", 1, State.VERIFIED));
    }

    @Test
    void whatCountedBeforeLevelsWereKnownWasReadInFull() throws Exception {
        Rig before9 = new Rig(Files.createDirectory(directory.resolve("before9")));
        before9.makeTablesOfVersion("8");
        before9.sql(
                "INSERT INTO backup VALUES ('orders-1', 'orders', 'db2', '/b/1', 1, 2, 'VERIFIED', 9, '[\"shop\"]', '')");
        before9.sql("INSERT INTO backup VALUES ('orders-2', 'orders', 'db2', '/b/2', 3, 4, 'FAILED', 0, '[]', 'no')");
        store.close();
        store = before9.open();
        backups = store.backups();
        assertThat(known("orders-1"))
                .isEqualTo(Assurance.NONE.proven(VerificationLevel.L2, Instant.EPOCH.plusNanos(2_000)));
        assertThat(known("orders-2")).isEqualTo(Assurance.NONE);
    }

    private Assurance known(String id) {
        return backups.find(id).orElseThrow().assurance();
    }
}
