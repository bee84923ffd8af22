package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered beside the backups themselves: copies, restore tests, drills, and what people were told. */
class StoredBackupBooksTest {
    private static final Instant LATER = Rig.NOON.plusSeconds(3600);

    @TempDir
    Path directory;

    private Rig rig;
    private Store store;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void restart() {
        store.close();
        store = rig.open();
    }

    @Test
    void aCopyIsRememberedOncePerTargetAsItIsNow() {
        store.copies().put(copy("orders-1", "vault", BackupCopy.State.PENDING));
        BackupCopy complete = copy("orders-1", "vault", BackupCopy.State.COMPLETE);
        BackupCopy other = copy("orders-1", "cloud", BackupCopy.State.FAILED);
        store.copies().put(complete);
        store.copies().put(other);
        restart();
        assertThat(store.copies().of("orders-1")).containsExactly(other, complete);
        assertThat(store.copies().of("orders-2")).isEmpty();
    }

    @Test
    void copiesToBeMadeAreFoundOldestBackupFirst() {
        BackupCopy failed = copy("orders-2", "vault", BackupCopy.State.FAILED);
        BackupCopy pending = copy("orders-1", "vault", BackupCopy.State.PENDING);
        BackupCopy foreign =
                new BackupCopy("billing-1", "billing", "vault", BackupCopy.State.PENDING, 0, Rig.NOON, 0, "");
        for (BackupCopy copy : new BackupCopy[] {
            failed,
            pending,
            foreign,
            copy("orders-3", "vault", BackupCopy.State.COMPLETE),
            copy("orders-0", "vault", BackupCopy.State.REMOVED)
        }) {
            store.copies().put(copy);
        }
        assertThat(store.copies().unfinished("orders")).containsExactly(pending, failed);
        assertThat(store.copies().recent("orders", 2))
                .containsExactly(copy("orders-3", "vault", BackupCopy.State.COMPLETE), failed);
    }

    @Test
    void theNewestRestoreTestThatPassedIsFoundAmongLaterFailures() {
        RestoreTest passed = test("orders", Rig.NOON, RestoreTest.State.PASSED);
        RestoreTest failed = test("orders", LATER, RestoreTest.State.FAILED);
        store.restoreTests().put(test("orders", Rig.NOON.minusSeconds(60), RestoreTest.State.PASSED));
        store.restoreTests().put(passed);
        store.restoreTests().put(failed);
        store.restoreTests().put(test("billing", LATER, RestoreTest.State.PASSED));
        restart();
        assertThat(store.restoreTests().newestPassed("orders")).contains(passed);
        assertThat(store.restoreTests().recent("orders", 2)).containsExactly(failed, passed);
        assertThat(store.restoreTests().newestPassed("users")).isEmpty();
    }

    @Test
    void aRestoreTestThatABotLeftRunningIsFoundUntilItIsEnded() {
        RestoreTest running = test("orders", Rig.NOON, RestoreTest.State.RUNNING);
        store.restoreTests().put(running);
        restart();
        assertThat(store.restoreTests().running()).containsExactly(running);
        store.restoreTests().put(test("orders", Rig.NOON, RestoreTest.State.FAILED));
        assertThat(store.restoreTests().running()).isEmpty();
        assertThat(store.restoreTests().recent("orders", 9)).hasSize(1);
    }

    @Test
    void drillsComeBackWithWhatTheyMeasured() {
        Drill passed = drill(Rig.NOON, Drill.State.PASSED);
        Drill running = drill(LATER, Drill.State.RUNNING);
        store.drills().put(drill(Rig.NOON, Drill.State.RUNNING));
        store.drills().put(passed);
        store.drills().put(running);
        restart();
        assertThat(store.drills().newestPassed("orders")).contains(passed);
        assertThat(store.drills().recent("orders", 9)).containsExactly(running, passed);
        assertThat(store.drills().running()).containsExactly(running);
        assertThat(store.drills().newestPassed("billing")).isEmpty();
    }

    @Test
    void whatPeopleWereToldOfRetentionHoldsForTheseSettingsOnly() {
        assertThat(store.retentionNotices().given("orders", "7 daily")).isEmpty();
        store.retentionNotices().give("orders", "7 daily", Rig.NOON);
        restart();
        assertThat(store.retentionNotices().given("orders", "7 daily")).contains(Rig.NOON);
        assertThat(store.retentionNotices().given("billing", "7 daily")).isEmpty();
        assertThat(store.retentionNotices().given("orders", "1 daily")).isEmpty();

        store.retentionNotices().give("orders", "1 daily", LATER);
        assertThat(store.retentionNotices().given("orders", "1 daily")).contains(LATER);
        assertThat(store.retentionNotices().given("orders", "7 daily")).isEmpty();
    }

    private static BackupCopy copy(String backup, String target, BackupCopy.State state) {
        return new BackupCopy(backup, "orders", target, state, 2, LATER, 1L << 40, "wanted \"room\", found none");
    }

    private static RestoreTest test(String cluster, Instant start, RestoreTest.State state) {
        Optional<Instant> end = state == RestoreTest.State.RUNNING ? Optional.empty() : Optional.of(LATER);
        return new RestoreTest(
                cluster, "orders-1", start, end, state, Duration.ofNanos(61_000_001_000L), 7, 1L << 33, 42, "no rows");
    }

    private static Drill drill(Instant start, Drill.State state) {
        Optional<Instant> end = state == Drill.State.RUNNING ? Optional.empty() : Optional.of(LATER);
        return new Drill(
                "orders",
                "db2",
                start,
                end,
                state,
                1L << 40,
                Duration.ofMinutes(3),
                Duration.ofMillis(1_250),
                Duration.ofNanos(640_000),
                "cut off by firewall only");
    }
}
