package io.understudy.replication.watch;

import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.restart;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.SpaceDiagnosis;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.SmallWal;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is noticed of a real pair's machines, files and changes. */
class MachineAlertsIT {
    private static final Set<Alert> OURS = Set.of(
            Alert.DISK_FILLING,
            Alert.WRONG_CLUSTER,
            Alert.ROLE_CHANGED,
            Alert.RESTARTED,
            Alert.SETTINGS,
            Alert.CLOCK_SKEW,
            Alert.EXPIRES);

    private static List<String> seen(Theatre theatre) {
        try {
            return theatre.watch().look().assessment().suspicions().stream()
                    .map(Suspicion::diagnosis)
                    .filter(one -> OURS.contains(one.alert()))
                    .filter(one -> !isAboutThisMachinesOwnDisk(one))
                    .map(Diagnosis::sentence)
                    .toList();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How full the machine is that runs the test is not the test's subject. */
    private static boolean isAboutThisMachinesOwnDisk(Diagnosis one) {
        return one instanceof SpaceDiagnosis space && !space.volume().holds().equals("WAL");
    }

    private static void awaitSeen(Theatre theatre, String... words) {
        Patience.await(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(seen(theatre))
                .anySatisfy(sentence -> assertThat(sentence).contains(words)));
    }

    private static void asRoot(String program, String... arguments) {
        CommandResult result = new LocalHost("here").run(Argv.of(program, arguments), Patience.seconds(20));
        assertThat(result.succeeded()).as(result.complaint()).isTrue();
    }

    @Test
    @Tag("alert-21")
    @Tag("alert-22")
    void whatOurOwnOperationsDoIsNoSurprise() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            List<String> seen = new CopyOnWriteArrayList<>(seen(theatre));
            theatre.afterEachEvent(operation -> seen.addAll(seen(theatre)));
            theatre.complete(promote("db2"));
            theatre.complete(restart("db1"));
            seen.addAll(seen(theatre));
            assertThat(seen).isEmpty();
        }
    }

    @Test
    @Tag("alert-21")
    @Tag("alert-22")
    void whatSomebodyElseDoesIsSeenAtTheNextLook() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            ScratchServer primary = theatre.pair().primary();
            ScratchServer standby = theatre.pair().standby();
            assertThat(seen(theatre)).isEmpty();

            standby.stop(StopMode.FAST);
            standby.start();
            awaitSeen(theatre, "db2 was restarted at", "Understudy did not do it");

            String victim = TestSql.value(primary, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'");
            asRoot("kill", "-s", "KILL", "--", victim);
            awaitSeen(theatre, "a process of db1's server crashed; it ended every session and recovered at");

            primary.stop(StopMode.FAST);
            asRoot(
                    "runuser",
                    "-u",
                    standby.host().loginUser(),
                    "--",
                    standby.site().binaries().directory().resolve("pg_ctl").toString(),
                    "-D",
                    standby.dataDirectory().toString(),
                    "promote");
            awaitSeen(theatre, "db2 was a standby and is a primary now");
            assertThat(seen(theatre)).noneMatch(sentence -> sentence.contains("db1 was a primary"));
        }
    }

    /** All of it is there before the first look: what is asked seldom is asked then. */
    @Test
    @Tag("alert-14")
    @Tag("alert-28")
    @Tag("alert-30")
    void whatWillHurtLaterIsNamed() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            ScratchServer primary = theatre.pair().primary();
            ScratchServer standby = theatre.pair().standby();
            try (SmallWal wal = cutOffWithWalOnASmallVolume(standby)) {
                String end = Instant.now().plus(Duration.ofDays(5)).toString();
                TestSql.execute(primary, "ALTER ROLE understudy_watcher VALID UNTIL '" + end + "'");
                raiseSettings(primary);
                append(standby, "postgresql.conf", "no_such_setting = 7");
                append(standby, "pg_hba.conf", "host all all 10.0.0.0/8 scram-sha-256");
                wal.fillBut(2L << 20);

                seen(theatre);
                awaitSeen(theatre, "on db2, the volume " + wal.volume() + " (WAL) has 1 % free");
                awaitSeen(theatre, "pg_hba.conf of db2 says something else than that of the primary db1");
                assertThat(Stream.of(
                                "max_connections = 50 on the standby db2 is below the 60 of the primary db1",
                                "on db1 a changed setting is not in force before a restart: shared_buffers",
                                "postgresql.conf is wrong (no_such_setting): unrecognized configuration parameter",
                                "the password of the role understudy_watcher expires on"))
                        .allSatisfy(words -> assertThat(seen(theatre))
                                .anySatisfy(sentence -> assertThat(sentence).contains(words)));
            }
        }
    }

    /** Without a stream, so that the primary's new settings do not reach it and pause its replay. */
    private static SmallWal cutOffWithWalOnASmallVolume(ScratchServer standby) throws Exception {
        TestSql.execute(standby, "ALTER SYSTEM SET primary_conninfo = ''");
        standby.stop(StopMode.FAST);
        SmallWal wal = SmallWal.of(standby, 160);
        standby.start();
        return wal;
    }

    private static void raiseSettings(ScratchServer primary) throws Exception {
        TestSql.execute(primary, "ALTER SYSTEM SET max_connections = 60");
        primary.stop(StopMode.FAST);
        primary.start();
        TestSql.execute(primary, "ALTER SYSTEM SET shared_buffers = '40MB'");
        TestSql.execute(primary, "SELECT pg_reload_conf()");
        Patience.await()
                .until(
                        () -> TestSql.value(
                                primary, "SELECT pending_restart FROM pg_settings WHERE name = 'shared_buffers'"),
                        "t"::equals);
    }

    private static void append(ScratchServer server, String file, String line) throws Exception {
        Files.writeString(server.dataDirectory().resolve(file), line + "\n", StandardOpenOption.APPEND);
    }
}
