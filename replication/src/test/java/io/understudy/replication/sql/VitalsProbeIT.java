package io.understudy.replication.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.Copies.Copy;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.StandbyQueries.OldestQuery;
import io.understudy.replication.observe.Transactions;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.sweep.Watch;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What real servers say of their vital signs. */
class VitalsProbeIT {
    private static ScratchPair pair;
    private NodeConnections watcher;
    private VitalsProbe probe;

    @BeforeAll
    static void start() {
        ScratchSpec primary = ScratchSpec.named("db1")
                .notDurable()
                .with("archive_mode", "on")
                .with("archive_command", "true")
                .with("max_prepared_transactions", "5");
        ScratchSpec standby = ScratchSpec.named("db2")
                .notDurable()
                .with("archive_mode", "on")
                .with("max_prepared_transactions", "5")
                .with("hot_standby_feedback", "on")
                .with("wal_receiver_status_interval", "1s");
        pair = ScratchPair.in(ScratchSite.temporary(), primary, standby);
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @BeforeEach
    void connect() {
        ClusterSpec spec = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        watcher = new NodeConnections(spec, spec.watcher(), Deadlines.OF_A_LOOK);
        probe = new VitalsProbe(watcher, Clock.systemUTC());
    }

    @AfterEach
    void disconnect() {
        watcher.close();
    }

    @Test
    void anIdlePairIsWell() {
        ServerVitals primary = vitals("db1");
        assertThat(primary.inRecovery()).isFalse();
        assertThat(primary.xids().percent()).isZero();
        assertThat(primary.xids().oldestXid()).isPositive();
        assertThat(primary.transactions()).contains(new Transactions(Optional.empty(), Optional.empty()));
        assertThat(primary.sync()).hasValueSatisfying(sync -> {
            assertThat(sync.demanded()).isEmpty();
            assertThat(sync.waiting()).isZero();
            assertThat(sync.oldestWait()).isEmpty();
        });
        assertThat(primary.checksums()).hasValueSatisfying(checksums -> {
            assertThat(checksums.failures()).isZero();
            assertThat(checksums.databases()).isEmpty();
        });
        assertThat(primary.copies().orElseThrow().running()).isEmpty();
        assertThat(primary.queries()).isEmpty();

        ServerVitals standby = vitals("db2");
        assertThat(standby.inRecovery()).isTrue();
        assertThat(standby.sync()).isEmpty();
        assertThat(standby.archiver()).isEmpty();
        assertThat(standby.queries().orElseThrow().conflicts().total()).isZero();
    }

    @Test
    @Tag("alert-15")
    void whatWaitsToBeArchivedIsCountedFromTheSecondAnswerOn() throws Exception {
        TestSql.execute(pair.primary(), "SELECT pg_logical_emit_message(true, 'test', 'x'); SELECT pg_switch_wal()");
        assertThat(vitals("db1").archiver().orElseThrow().ready()).isEmpty();
        Archiver done = Patience.await()
                .until(
                        () -> vitals("db1").archiver().orElseThrow(),
                        one -> one.ready().orElse(1) == 0);
        assertThat(done.archivedCount()).isPositive();
        assertThat(done.lastArchived().orElseThrow().name()).hasSize(24);
        assertThat(done.fails()).isFalse();
    }

    @Test
    @Tag("alert-27")
    void oldTransactionsAreToldWithoutTheirText() throws Exception {
        try (Connection client = TestSql.connect(pair.primary());
                Statement statement = client.createStatement()) {
            client.setAutoCommit(false);
            statement.execute("SELECT 'secret' AS one");
            Transactions.Open open =
                    vitals("db1").transactions().orElseThrow().open().orElseThrow();
            assertThat(open.state()).isEqualTo("idle in transaction");
            assertThat(open.user()).isEqualTo("postgres");
            assertThat(open.age()).isPositive();
            assertThat(open.toString()).doesNotContain("secret");
            statement.execute("CREATE TABLE prepared_once (one int)");
            statement.execute("PREPARE TRANSACTION 'pay-9'");
            client.setAutoCommit(true);
            assertThat(vitals("db1").transactions().orElseThrow().prepared())
                    .hasValueSatisfying(one -> assertThat(one.name()).isEqualTo("pay-9"));
            statement.execute("ROLLBACK PREPARED 'pay-9'");
        }
    }

    @Test
    @Tag("alert-13")
    void aQueryOnTheStandbyHoldsThePrimarysRowsThroughItsSlot() throws Exception {
        try (Connection client = TestSql.connect(pair.standby());
                Statement statement = client.createStatement()) {
            client.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            client.setAutoCommit(false);
            statement.execute("SELECT 1");
            for (int i = 0; i < 20; i++) {
                TestSql.execute(pair.primary(), "SELECT pg_current_xact_id()");
            }
            Patience.await().untilAsserted(() -> assertThat(
                            vitals("db1").horizon().orElseThrow().slots())
                    .anyMatch(held -> held.name().equals("db2") && held.transactions() >= 20));
            OldestQuery oldest = vitals("db2").queries().orElseThrow().oldest().orElseThrow();
            assertThat(oldest.user()).isEqualTo("postgres");
        }
    }

    @Test
    @Tag("alert-36")
    void aBaseBackupInProgressTellsItsPhaseAndBytes() throws Exception {
        ScratchServer primary = pair.primary();
        String source = primary.conninfo(RoleNames.DEFAULT.replicator(), "postgres");
        Argv copy = Argv.of("sh", "-c", "exec \"$@\" > /dev/null", "copy")
                .and(primary.site()
                        .binaries()
                        .command("pg_basebackup")
                        .arguments()
                        .toArray(String[]::new))
                .and("-d", source, "--pgdata", "-", "--format=tar", "-X", "none", "-c", "fast", "--max-rate=1M");
        CompletableFuture<CommandResult> running =
                CompletableFuture.supplyAsync(() -> primary.host().run(copy, Patience.seconds(60)));
        Copy seen = Patience.await()
                .until(() -> vitals("db1").copies().orElseThrow().running(), found -> found.stream()
                        .anyMatch(one -> one.streamedBytes() > 0))
                .get(0);
        assertThat(seen.phase()).isEqualTo("streaming database files");
        assertThat(seen.client()).isEqualTo("127.0.0.1");
        assertThat(seen.totalBytes()).isPresent();
        TestSql.execute(primary, "SELECT pg_terminate_backend(" + seen.pid() + ")");
        assertThat(running.get().succeeded()).isFalse();
    }

    @Test
    @Tag("trap-9")
    void withoutPgMonitorWhatCannotBeSeenIsAbsentAndNotNone() throws Exception {
        TestSql.execute(pair.primary(), "REVOKE pg_monitor FROM understudy_watcher");
        try {
            ServerVitals blind = Patience.await()
                    .until(() -> vitals("db1"), seen -> seen.sync().isEmpty());
            assertThat(List.of(blind.horizon(), blind.transactions(), blind.copies()))
                    .allMatch(Optional::isEmpty);
            assertThat(blind.checksums()).isPresent();
            assertThat(blind.archiver().orElseThrow().ready()).isEmpty();
        } finally {
            TestSql.execute(pair.primary(), "GRANT pg_monitor TO understudy_watcher");
        }
    }

    private ServerVitals vitals(String node) {
        return probe.vitals(node).orElseThrow();
    }
}
