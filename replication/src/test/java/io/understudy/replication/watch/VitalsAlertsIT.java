package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.ArchiveDiagnosis.ArchiverFails;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotInactive;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotLost;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotOrphan;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotRoomShrinks;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.diagnose.SyncDiagnosis.CommitsWait;
import io.understudy.replication.diagnose.SyncDiagnosis.SyncDegraded;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a real pair shows to its watch when slots, archive and synchronous commits are in trouble. */
class VitalsAlertsIT {
    private static final Set<Alert> ELSEWHERE = Set.of(Alert.RESTARTED, Alert.DISK_FILLING);
    private static final int SESSIONS = 3;

    @Test
    @Tag("alert-10")
    @Tag("alert-11")
    @Tag("alert-12")
    void aSlotGoesFromInactiveToLostAndAnOrphanIsDropped() throws Exception {
        try (Theatre theatre = Theatre.openWith(ScratchSpec.named("db1").with("max_slot_wal_keep_size", "64MB"))) {
            assertThat(suspicions(theatre)).isEmpty();
            ScratchServer primary = theatre.server("db1");
            TestSql.execute(primary, "SELECT pg_create_physical_replication_slot('db1', true)");
            assertThat(until(theatre, SlotOrphan.class).doFirst()).isEqualTo("Drop it: /replica drop slot db1/db1.");
            theatre.complete(Theatre.dropSlot("db1", "db1"));
            assertThat(find(theatre, SlotOrphan.class)).isEmpty();

            theatre.server("db2").stop(StopMode.FAST);
            SlotInactive inactive = until(theatre, SlotInactive.class);
            assertThat(inactive.node()).contains("db2");
            assertThat(inactive.doFirst()).isEqualTo("Start the standby again: /replica start db2.");

            write(primary, 4);
            SlotRoomShrinks shrinks = until(theatre, SlotRoomShrinks.class);
            assertThat(shrinks.roomBytes()).isBetween(64L << 20, 96L << 20);

            write(primary, 3);
            TestSql.execute(primary, "CHECKPOINT");
            assertThat(until(theatre, SlotLost.class).sentence())
                    .isEqualTo(
                            "orders: the slot db2 on db1 is lost, WAL that it was for is gone: db2 must be rebuilt.");
            assertThat(find(theatre, SlotInactive.class)).isEmpty();
        }
    }

    @Test
    @Tag("alert-15")
    @Tag("alert-25")
    @Tag("alert-26")
    @Tag("F52")
    void aFailingArchiveAndCommitsThatWaitForTheOnlySynchronousStandbyAreSeenAndHeal() throws Exception {
        ScratchSpec first = ScratchSpec.named("db1").with("archive_mode", "on").with("archive_command", "true");
        try (Theatre theatre = Theatre.openWith(first)) {
            ScratchServer primary = theatre.server("db1");
            assertThat(suspicions(theatre)).isEmpty();
            TestSql.execute(primary, "CREATE TABLE orders (number int)");

            set(primary, "archive_command", "false");
            write(primary, 1);
            assertThat(until(theatre, ArchiverFails.class).attempts()).isPositive();
            set(primary, "archive_command", "true");
            write(primary, 1);

            set(primary, "synchronous_standby_names", "db2");
            theatre.server("db2").stop(StopMode.FAST);
            List<CompletableFuture<Void>> sessions = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> insert(primary)))
                    .limit(SESSIONS)
                    .toList();
            CommitsWait waiting = patiently()
                    .until(() -> find(theatre, CommitsWait.class), found -> found.filter(
                                    one -> one.waiting() == SESSIONS)
                            .isPresent())
                    .orElseThrow();
            assertThat(waiting.doFirst()).isEqualTo("Start the standby again: /replica start db2.");
            assertThat(find(theatre, SyncDegraded.class))
                    .hasValueSatisfying(
                            one -> assertThat(one.needed() - one.present()).isEqualTo(1));

            theatre.server("db2").start();
            CompletableFuture.allOf(sessions.toArray(CompletableFuture[]::new)).join();
            patiently().untilAsserted(() -> assertThat(suspicions(theatre)).isEmpty());
        }
    }

    private static void set(ScratchServer server, String setting, String value) throws SQLException {
        TestSql.execute(server, "ALTER SYSTEM SET %s = '%s'".formatted(setting, value));
        TestSql.execute(server, "SELECT pg_reload_conf()");
    }

    /** So many finished segments of 16 MB. */
    private static void write(ScratchServer server, int segments) throws SQLException {
        for (int i = 0; i < segments; i++) {
            TestSql.execute(server, "SELECT pg_logical_emit_message(false, 'test', 'x'); SELECT pg_switch_wal()");
        }
    }

    private static void insert(ScratchServer server) {
        try {
            TestSql.execute(server, "INSERT INTO orders VALUES (1)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A look costs the servers something: a few in a second are enough. */
    private static ConditionFactory patiently() {
        return Patience.await().pollInterval(Duration.ofMillis(200));
    }

    private static <T extends Diagnosis> T until(Theatre theatre, Class<T> kind) {
        return patiently().until(() -> find(theatre, kind), Optional::isPresent).orElseThrow();
    }

    private static <T extends Diagnosis> Optional<T> find(Theatre theatre, Class<T> kind) throws InterruptedException {
        return suspicions(theatre).stream()
                .map(Suspicion::diagnosis)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** But those of what the test itself restarts, and of how full the machine is that runs it. */
    private static List<Suspicion> suspicions(Theatre theatre) throws InterruptedException {
        return theatre.watch().look().assessment().suspicions().stream()
                .filter(one -> !ELSEWHERE.contains(one.diagnosis().alert()))
                .toList();
    }
}
