package io.understudy.replication.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.LagDiagnosis.LagBytes;
import io.understudy.replication.diagnose.ReplayDiagnosis.ReplayPaused;
import io.understudy.replication.diagnose.ReplayDiagnosis.ReplayStuck;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.StreamDiagnosis.NoReceiver;
import io.understudy.replication.diagnose.StreamDiagnosis.StandbyMissing;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.diagnose.threshold.LagThresholds;
import io.understudy.replication.diagnose.threshold.StreamThresholds;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Freeze;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One real pair, broken in each way that a stream breaks, and healed again. */
class StreamAlertsIT {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static ScratchPair pair;
    private static Watch watch;

    @BeforeAll
    static void start() throws SQLException {
        pair = ScratchPair.temporary();
        TestSql.execute(pair.primary(), "CREATE TABLE filler (line text)");
        // Rows that are deleted go when the test says so, and not when autovacuum comes by.
        TestSql.execute(pair.primary(), "ALTER TABLE filler SET (autovacuum_enabled = off)");
        TestSql.execute(pair.standby(), "ALTER SYSTEM SET wal_receiver_status_interval = '1s'");
        TestSql.execute(pair.standby(), "ALTER SYSTEM SET wal_retrieve_retry_interval = '100ms'");
        TestSql.execute(pair.standby(), "ALTER SYSTEM SET max_standby_streaming_delay = -1");
        TestSql.execute(pair.standby(), "SELECT pg_reload_conf()");
        watch = new Watch(pair.primary(), pair.standby()).by(soon());
    }

    /** Little enough to wait for. */
    private static Thresholds soon() {
        Thresholds usual = Thresholds.DEFAULT;
        StreamThresholds stream = usual.stream();
        LagThresholds lag = usual.lag();
        return new Thresholds(
                new StreamThresholds(
                        A_SECOND,
                        Duration.ofSeconds(8),
                        stream.notStreaming(),
                        100,
                        A_SECOND,
                        stream.silence(),
                        stream.wrongLineage(),
                        stream.stalledCopy()),
                new LagThresholds(
                        1 << 20,
                        lag.criticalBytes(),
                        lag.timeWarning(),
                        lag.timeCritical(),
                        lag.lasting(),
                        A_SECOND,
                        lag.paused(),
                        lag.pausedHeadroomPercent()),
                usual.slots(),
                usual.horizon(),
                usual.space(),
                usual.archive(),
                usual.sync(),
                usual.machine());
    }

    @AfterAll
    static void stop() {
        watch.close();
        pair.close();
    }

    /** Each trouble healed by itself. */
    @BeforeEach
    void nothingIsSuspectedOfAPairThatIsWell() {
        watch.until(found -> found.suspicions().isEmpty()
                && found.standby("db2").orElseThrow().lag().orElseThrow().replayBytes() == 0);
    }

    @Test
    @Tag("alert-1")
    @Tag("alert-6")
    void aStandbyThatMayNotConnectIsMissingAtThePrimaryAndHasNoReceiver() throws Exception {
        TestSql.execute(pair.primary(), "ALTER ROLE understudy_replicator NOLOGIN");
        TestSql.execute(pair.primary(), "SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
        // Both ends are not asked at one instant: one may be seen before it noticed.
        ClusterAssessment found =
                watch.until(look -> of(look, Alert.STANDBY_MISSING).isPresent()
                        && of(look, Alert.NO_RECEIVER).isPresent());
        assertThat(of(found, Alert.STANDBY_MISSING))
                .contains(Suspicion.now(
                        new StandbyMissing("scratch", "db2", "db1", Optional.of("it has no WAL receiver"))));
        assertThat(of(found, Alert.NO_RECEIVER))
                .contains(new Suspicion(new NoReceiver("scratch", "db2", "it has no WAL receiver"), A_SECOND));
        TestSql.execute(pair.primary(), "ALTER ROLE understudy_replicator LOGIN");
    }

    @Test
    @Tag("alert-2")
    void aStandbyThatStopsToReplyIsNoticedWhileThePrimaryCallsItStreaming() throws Exception {
        String receiver = TestSql.value(pair.standby(), "SELECT pid FROM pg_stat_wal_receiver");
        try (Freeze frozen = Freeze.ofProcess(receiver)) {
            assertThat(of(until(Alert.REPLY_OVERDUE), Alert.REPLY_OVERDUE))
                    .get()
                    .extracting(one -> one.diagnosis().severity())
                    .isEqualTo(Severity.WARNING);
            watch.until(found -> of(found, Alert.REPLY_OVERDUE)
                    .filter(one -> one.diagnosis().severity() == Severity.CRITICAL)
                    .isPresent());
            assertThat(TestSql.value(pair.primary(), "SELECT state FROM pg_stat_replication"))
                    .isEqualTo("streaming");
            frozen.thaw();
            watch.until(found -> of(found, Alert.REPLY_OVERDUE).isEmpty());
        }
    }

    @Test
    @Tag("alert-8")
    void replayThatSomebodyPausedIsNamed() throws Exception {
        TestSql.execute(pair.standby(), "SELECT pg_wal_replay_pause()");
        Suspicion paused = of(until(Alert.REPLAY_PAUSED), Alert.REPLAY_PAUSED).orElseThrow();
        assertThat(paused.hold()).isEqualTo(Duration.ofMinutes(5));
        assertThat(((ReplayPaused) paused.diagnosis()).causeSeen()).isTrue();
        assertThat(paused.diagnosis().doFirst()).endsWith("/replica resume db2.");
        TestSql.execute(pair.standby(), "SELECT pg_wal_replay_resume()");
    }

    @Test
    @Tag("alert-4")
    @Tag("alert-9")
    void aQueryThatHoldsReplayUpIsNoticedAndSoIsTheLagItMakes() throws Exception {
        write(1);
        watch.until(
                found -> found.standby("db2").orElseThrow().lag().orElseThrow().replayBytes() == 0);
        try (Connection reader = TestSql.connect(pair.standby());
                Statement query = reader.createStatement()) {
            query.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
            query.execute("SELECT count(*) FROM filler");
            TestSql.execute(pair.primary(), "DELETE FROM filler");
            TestSql.execute(pair.primary(), "VACUUM filler");
            write(3);
            ClusterAssessment found = until(Alert.REPLAY_STUCK);
            ReplayStuck stuck =
                    (ReplayStuck) of(found, Alert.REPLAY_STUCK).orElseThrow().diagnosis();
            assertThat(stuck.waitingBytes()).isGreaterThan(3 << 20);
            Suspicion lag = of(found, Alert.LAG_BYTES).orElseThrow();
            assertThat(lag.hold()).isEqualTo(Duration.ofMinutes(2));
            assertThat(((LagBytes) lag.diagnosis()).lag().replayBytes()).isGreaterThan(3 << 20);
            assertThat(lag.diagnosis().doFirst()).startsWith("It has arrived and waits for replay");
        }
    }

    private static void write(int megabytes) throws SQLException {
        TestSql.execute(
                pair.primary(),
                "INSERT INTO filler SELECT repeat('x', 1000) FROM generate_series(1, " + megabytes * 1_200 + ")");
    }

    private static ClusterAssessment until(Alert alert) {
        return watch.until(found -> of(found, alert).isPresent());
    }

    private static Optional<Suspicion> of(ClusterAssessment found, Alert alert) {
        return found.suspicions().stream()
                .filter(one -> one.diagnosis().alert() == alert)
                .findFirst();
    }
}
