package io.understudy.replication.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.CatchUp;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Lag;
import io.understudy.replication.diagnose.LineageDiagnosis.Diverged;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.NodeDown;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On real servers, in each situation that well-known tools call healthy. */
class HonestStatusIT {
    private ScratchPair pair;
    private Watch watch;

    @BeforeEach
    void start() throws Exception {
        pair = ScratchPair.in(
                ScratchSite.temporary(),
                ScratchSpec.named("db1").notDurable().with("wal_keep_size", "1GB"),
                ScratchSpec.named("db2").notDurable());
        TestSql.execute(pair.primary(), "CREATE TABLE filler (line text)");
        watch = new Watch(pair.primary(), pair.standby());
        watch.until(found -> found.state() == ClusterState.HEALTHY && lag(found).replayBytes() == 0);
        write(1);
        watch.until(found -> found.state() == ClusterState.HEALTHY && lag(found).replayBytes() == 0);
    }

    @AfterEach
    void stop() {
        watch.close();
        pair.close();
    }

    @Test
    @Tag("trap-1")
    void anIdlePairIsNotBehindThoughItsLastCommitGetsOlder() {
        Instant lastCommit = lastReplayedCommit(watch.look());
        AStandby idle = watch.until("db2", standby -> isOlder(standby, lastCommit, Duration.ofSeconds(2)));
        assertThat(idle.state()).isEqualTo(StandbyState.STREAMING);
        assertThat(idle.lag().orElseThrow().replayBytes()).isZero();
        assertThat(idle.lag().orElseThrow().replayTime()).contains(Duration.ZERO);
    }

    @Test
    @Tag("trap-2")
    void aStandbyThatIsCutOffIsNotStreamingAndItsLagGrowsThoughItReplayedAllItReceived() throws Exception {
        cutOff();
        AStandby cut = watch.until("db2", standby -> standby.state() == StandbyState.DISCONNECTED);
        write(8);
        ClusterAssessment found = watch.look();
        Standby seen = (Standby) found.standby("db2").orElseThrow().seen();
        assertThat(seen.received()).isEqualTo(seen.replayed());
        assertThat(cut.why()).contains("it has no WAL receiver");
        assertThat(found.state()).isEqualTo(ClusterState.DEGRADED);
        assertThat(lag(found).replayBytes()).isGreaterThan(7 << 20);
        assertThat(found.standby("db2").orElseThrow().catchUp()).isEqualTo(CatchUp.CAN_CATCH_UP);
        watch.until(later -> lag(later)
                .replayTime()
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) > 0)
                .isPresent());
    }

    @Test
    @Tag("trap-3")
    void aStandbyRestartedWithoutItsPrimaryIsNotHealthyAndKeepsWhatItHad() throws Exception {
        write(2);
        watch.until(
                "db2",
                standby -> standby.lag().filter(lag -> lag.replayBytes() == 0).isPresent());
        cutOff();
        pair.standby().stop(StopMode.FAST);
        pair.standby().start();
        AStandby restarted = watch.until("db2", standby -> standby.state() == StandbyState.DISCONNECTED);
        Standby seen = (Standby) restarted.seen();
        assertThat(seen.received().orElse(Lsn.NONE)).isLessThan(seen.replayed().orElseThrow());
        assertThat(seen.have()).isEqualTo(seen.replayed().orElseThrow());
        assertThat(restarted.lag().orElseThrow().receiveBytes()).isLessThan(1 << 20);
    }

    @Test
    @Tag("trap-4")
    void pausedReplayIsSeenAtOnceWhateverReplayLagSays() throws Exception {
        TestSql.execute(pair.standby(), "SELECT pg_wal_replay_pause()");
        watch.until("db2", standby -> standby.state() == StandbyState.PAUSED_BY_USER);
        write(4);
        AStandby paused =
                watch.until("db2", standby -> standby.lag().orElseThrow().replayBytes() > 3 << 20);
        assertThat(paused.state()).isEqualTo(StandbyState.PAUSED_BY_USER);
        assertThat(watch.look().state()).isEqualTo(ClusterState.DEGRADED);
        watch.until("db2", standby -> standby.lag()
                .orElseThrow()
                .replayTime()
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) > 0)
                .isPresent());
    }

    @Test
    @Tag("trap-11")
    void aPauseThatALowerSettingCausedIsNamedByTheSetting() throws Exception {
        TestSql.execute(pair.primary(), "ALTER SYSTEM SET max_connections = 60");
        pair.primary().stop(StopMode.FAST);
        pair.primary().start();
        AStandby paused = watch.until("db2", standby -> standby.state() == StandbyState.PAUSED_BY_PARAMETER);
        assertThat(paused.why()).contains("max_connections is 50, the primary's 60");
    }

    @Test
    @Tag("trap-5")
    @Tag("F47")
    void aLostSlotIsNamedThoughItsRestartPositionIsNull() throws Exception {
        TestSql.execute(pair.primary(), "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
        TestSql.execute(pair.primary(), "ALTER SYSTEM SET wal_keep_size = 0");
        TestSql.execute(pair.primary(), "SELECT pg_reload_conf()");
        pair.standby().stop(StopMode.FAST);
        for (int segment = 0; segment < 5; segment++) {
            write(1);
            TestSql.execute(pair.primary(), "SELECT pg_switch_wal()");
        }
        TestSql.execute(pair.primary(), "CHECKPOINT");
        pair.standby().start();
        AStandby lost = watch.until("db2", standby -> standby.state() == StandbyState.SLOT_LOST);
        assertThat(lost.slot().orElseThrow().restart()).isEmpty();
        assertThat(lost.catchUp()).isEqualTo(CatchUp.NEEDS_REBUILD);
        assertThat(watch.look().state()).isEqualTo(ClusterState.DEGRADED);
    }

    @Test
    void walThatIsGoneWithoutASlotIsNamed() throws Exception {
        TestSql.execute(pair.standby(), "ALTER SYSTEM SET primary_slot_name = ''");
        TestSql.execute(pair.primary(), "ALTER SYSTEM SET wal_keep_size = 0");
        TestSql.execute(pair.primary(), "SELECT pg_reload_conf()");
        pair.standby().stop(StopMode.FAST);
        TestSql.execute(pair.primary(), "SELECT pg_drop_replication_slot('db2')");
        for (int segment = 0; segment < 5; segment++) {
            write(1);
            TestSql.execute(pair.primary(), "SELECT pg_switch_wal()");
        }
        TestSql.execute(pair.primary(), "CHECKPOINT");
        pair.standby().start();
        AStandby removed = watch.until("db2", standby -> standby.state() == StandbyState.WAL_REMOVED);
        assertThat(removed.catchUp()).isEqualTo(CatchUp.NEEDS_REBUILD);
    }

    @Test
    @Tag("trap-9")
    void withoutPgMonitorNothingIsSaidOfTheStandby() throws Exception {
        TestSql.execute(pair.primary(), "REVOKE pg_monitor FROM understudy_watcher");
        AStandby blind = watch.until("db2", standby -> standby.state() == StandbyState.NO_PERMISSION);
        assertThat(blind.state().standing()).isEqualTo(StandbyState.Standing.UNSEEN);
        assertThat(watch.look().state()).isEqualTo(ClusterState.UNKNOWN);
        TestSql.execute(pair.primary(), "GRANT pg_monitor TO understudy_watcher");
        watch.until(found -> found.state() == ClusterState.HEALTHY);
    }

    @Test
    @Tag("trap-12")
    void aPairThatWasStoppedCleanlyIsNotBehindAfterItsStart() throws Exception {
        write(2);
        pair.primary().stop(StopMode.FAST);
        pair.standby().stop(StopMode.FAST);
        pair.standby().start();
        AStandby alone = watch.until("db2", standby -> standby.seen() instanceof Standby);
        assertThat(alone.lag()).isEmpty();
        pair.primary().start();
        // The primary writes a little by itself after its start, so one look may come between a write and its receipt.
        watch.until(later -> later.state() == ClusterState.HEALTHY && lag(later).receiveBytes() == 0);
    }

    @Test
    void aStandbyThatWasPromotedByHandIsASplitBrainAndNoneIsThePrimary() throws Exception {
        TestSql.execute(pair.standby(), "SELECT pg_promote()");
        ClusterAssessment found = watch.until(later -> later.state() == ClusterState.SPLIT_BRAIN);
        assertThat(found.primary()).isEmpty();
    }

    @Test
    @Tag("trap-7")
    @Tag("alert-19")
    void anOldPrimaryThatWroteBeyondTheForkIsDivergedByTheSwitchpoint() throws Exception {
        TestSql.execute(pair.standby(), "SELECT pg_promote()");
        write(1);
        pair.primary().kill9();
        TestSql.execute(pair.standby(), "INSERT INTO filler SELECT repeat('y', 1000) FROM generate_series(1, 20000)");
        followTheStandby();
        AStandby old = watch.until("db1", standby -> standby.seen() instanceof Standby);
        assertThat(old.state()).isEqualTo(StandbyState.DIVERGED);
        assertThat(old.why().orElseThrow()).contains("of timeline 1, which the primary left at ");
        ClusterAssessment found = watch.look();
        assertThat(found.primary().orElseThrow().node()).isEqualTo("db2");
        assertThat(found.diagnoses()).hasAtLeastOneElementOfType(Diverged.class);
    }

    /** What a hurried person does to an old primary: a restart as a standby of the new one, without a rewind. */
    private void followTheStandby() {
        Path data = pair.primary().dataDirectory();
        String conninfo = pair.standby().conninfo("understudy_replicator", "replication");
        pair.site()
                .host()
                .writeFile(
                        data.resolve("postgresql.auto.conf"),
                        "primary_conninfo = '" + conninfo + " application_name=db1'\n",
                        0600);
        pair.site().host().writeFile(data.resolve("standby.signal"), "", 0600);
        pair.primary().start();
    }

    @Test
    @Tag("alert-16")
    void aKilledPrimaryIsNoPrimaryAndComesBackHealthy() {
        pair.primary().kill9();
        watch.until(found -> found.state() == ClusterState.NO_PRIMARY);
        pair.primary().start();
        watch.until(found -> found.state() == ClusterState.HEALTHY);
    }

    @Test
    @Tag("F9")
    void aPostmasterThatHangsIsNotDeclaredGoneWhileItsStandbyStreams() {
        try (Watch unconnected = new Watch(pair.primary(), pair.standby())) {
            pair.primary().signal("STOP");
            ClusterAssessment found = unconnected.until(later -> later.state() != ClusterState.HEALTHY);
            assertThat(found.state()).isEqualTo(ClusterState.BOT_CUT_OFF);
        } finally {
            pair.primary().signal("CONT");
        }
    }

    @Test
    @Tag("F12")
    @Tag("alert-23")
    void aPrimaryThatRefusesTheBotAloneIsCutOffNotGone() {
        pair.primary()
                .host()
                .writeFile(
                        pair.primary().dataDirectory().resolve("pg_hba.conf"),
                        "host replication all 127.0.0.1/32 scram-sha-256\n",
                        0600);
        pair.primary().signal("HUP");
        try (Watch refused = new Watch(pair.primary(), pair.standby())) {
            ClusterAssessment found = refused.until(later -> later.state() != ClusterState.HEALTHY);
            assertThat(found.state()).isEqualTo(ClusterState.BOT_CUT_OFF);
            assertThat(found.diagnoses()).singleElement().isInstanceOf(NodeDown.LoginRefused.class);
            assertThat(found.view().of("db1")).isInstanceOfSatisfying(Unknown.class, seen -> assertThat(seen.reason())
                    .isEqualTo(UnknownReason.LOGIN_REFUSED));
        }
    }

    /** Makes the primary refuse the standby's stream, and ends the one that is open. */
    private void cutOff() throws Exception {
        TestSql.execute(pair.primary(), "ALTER ROLE understudy_replicator NOLOGIN");
        TestSql.execute(pair.primary(), "SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
    }

    private void write(int megabytes) throws Exception {
        TestSql.execute(
                pair.primary(),
                "INSERT INTO filler SELECT repeat('x', 1000) FROM generate_series(1, " + megabytes * 1_000 + ")");
    }

    private static Lag lag(ClusterAssessment found) {
        return found.standby("db2").orElseThrow().lag().orElseThrow();
    }

    private static Instant lastReplayedCommit(ClusterAssessment found) {
        Standby seen = (Standby) found.standby("db2").orElseThrow().seen();
        return seen.lastReplayedCommit().orElseThrow();
    }

    private static boolean isOlder(AStandby standby, Instant lastCommit, Duration age) {
        Standby seen = (Standby) standby.seen();
        return seen.lastReplayedCommit().filter(lastCommit::equals).isPresent()
                && seen.facts().clock().isAfter(lastCommit.plus(age));
    }
}
