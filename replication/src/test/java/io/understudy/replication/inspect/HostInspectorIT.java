package io.understudy.replication.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HostInspectorIT {
    private static final Duration DEADLINE = Patience.seconds(30);

    private final HostInspector inspector = new HostInspector(DEADLINE);
    private final Host here = new LocalHost("here");
    private ScratchPair pair;

    @BeforeEach
    void start() {
        pair = ScratchPair.temporary();
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    @Test
    void seesARunningPrimaryAndItsDirectory() throws Exception {
        HostFinding.Seen seen = inspect(pair.primary());
        DataDirectory.Cluster found = cluster(seen);
        assertThat(seen.postmaster()).isEqualTo(new Postmaster.Running(pid(pair.primary())));
        assertThat(found.realPath())
                .isEqualTo(pair.primary().dataDirectory().toRealPath().toString());
        assertThat(found.majorVersion()).isEqualTo(pair.site().binaries().majorVersion());
        assertThat(found.control().state()).isEqualTo("in production");
        assertThat(Long.toString(found.control().systemIdentifier()))
                .isEqualTo(TestSql.value(pair.primary(), "SELECT system_identifier FROM pg_control_system()"));
        assertThat(found.control().checksums()).isTrue();
        assertThat(found.standbySignal()).isFalse();
        assertThat(found.walEnd()).isEmpty();
        assertThat(found.history().timeline()).isEqualTo(1);
        assertThat(seen.hostname()).isNotBlank();
        assertThat(seen.freeBytes()).isPositive();
        assertThat(found.ownConfiguration()).isTrue();
        assertThat(found.walBytes()).isGreaterThanOrEqualTo(16L << 20);
    }

    @Test
    void seesAStandbyAsOne() {
        DataDirectory.Cluster found = cluster(inspect(pair.standby()));
        assertThat(found.standbySignal()).isTrue();
        assertThat(found.control().state()).isEqualTo("in archive recovery");
        assertThat(found.control().minRecoveryEnd().isValid()).isTrue();
    }

    @Test
    void readsTheWalOfACrashedServerToItsEnd() throws Exception {
        TestSql.execute(
                pair.primary(), "CREATE TABLE filler AS SELECT repeat('x', 900) FROM generate_series(1, 30000)");
        Lsn flushed = position(pair.primary(), "SELECT pg_current_wal_flush_lsn()");
        pair.primary().kill9();
        HostFinding.Seen seen = inspect(pair.primary());
        assertThat(seen.postmaster()).isEqualTo(new Postmaster.Gone(List.of()));
        assertThat(cluster(seen).control().state()).isEqualTo("in production");
        assertThat(cluster(seen).walEnd())
                .hasValueSatisfying(end -> assertThat(end).isGreaterThanOrEqualTo(flushed));
        assertThat(cluster(seen).walEnd().orElseThrow().bytesAfter(flushed)).isLessThan(1L << 20);
    }

    /** Of three segments the middle one holds nothing but a part of the record. */
    @Test
    void readsTheWalToItsEndWhenARecordRunsThroughAWholeSegment() throws Exception {
        TestSql.execute(pair.primary(), "SELECT pg_logical_emit_message(true, 'long', repeat('x', 40 * 1024 * 1024))");
        Lsn flushed = position(pair.primary(), "SELECT pg_current_wal_flush_lsn()");
        pair.primary().kill9();
        assertThat(cluster(inspect(pair.primary())).walEnd())
                .hasValueSatisfying(end -> assertThat(end).isGreaterThanOrEqualTo(flushed));
    }

    @Test
    void readsTheWalOfAStoppedStandbyToWhereItReceived() throws Exception {
        TestSql.execute(pair.primary(), "CREATE TABLE filler AS SELECT repeat('x', 900) FROM generate_series(1, 3000)");
        Lsn flushed = position(pair.primary(), "SELECT pg_current_wal_flush_lsn()");
        Patience.await()
                .until(() -> position(pair.standby(), "SELECT pg_last_wal_receive_lsn()"), at -> !flushed.isAfter(at));
        pair.primary().kill9();
        pair.standby().stop(StopMode.FAST);
        Lsn primaryEnd = cluster(inspect(pair.primary())).walEnd().orElseThrow();
        DataDirectory.Cluster standby = cluster(inspect(pair.standby()));
        assertThat(standby.control().state()).isEqualTo("shut down in recovery");
        assertThat(standby.walEnd()).hasValueSatisfying(end -> assertThat(end).isBetween(flushed, primaryEnd));
    }

    @Test
    void aCleanStopEndsWithItsCheckpoint() {
        pair.primary().stop(StopMode.FAST);
        DataDirectory.Cluster found = cluster(inspect(pair.primary()));
        assertThat(found.control().isShutDown()).isTrue();
        assertThat(found.walEnd()).hasValueSatisfying(end -> assertThat(end)
                .isGreaterThan(found.control().checkpoint()));
    }

    @Test
    void knowsTheLineageAndTheEndOfAPromotedServer() throws Exception {
        TestSql.execute(pair.standby(), "SELECT pg_promote()");
        TestSql.execute(pair.standby(), "CREATE TABLE after_promotion AS SELECT 1 AS one");
        Lsn flushed = position(pair.standby(), "SELECT pg_current_wal_flush_lsn()");
        pair.standby().kill9();
        DataDirectory.Cluster found = cluster(inspect(pair.standby()));
        assertThat(found.history().timeline()).isEqualTo(2);
        assertThat(found.history().endOf(1)).isPresent();
        assertThat(found.walEnd()).hasValueSatisfying(end -> assertThat(end).isGreaterThanOrEqualTo(flushed));
    }

    @Test
    @Tag("F9")
    void aFrozenPostmasterIsNeitherRunningNorGone() throws Exception {
        pair.primary().signal("STOP");
        try {
            assertThat(inspect(pair.primary()).postmaster()).isEqualTo(new Postmaster.Frozen(pid(pair.primary())));
        } finally {
            pair.primary().signal("CONT");
        }
    }

    @Test
    void processesThatOutliveTheirPostmasterAreSurvivors() throws Exception {
        long survivor = Long.parseLong(
                TestSql.value(pair.primary(), "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"));
        signal("STOP", survivor);
        try {
            pair.primary().signal("KILL");
            HostFinding.Seen seen = Patience.await().until(() -> inspect(pair.primary()), found -> found.postmaster()
                    .equals(new Postmaster.Gone(List.of((int) survivor))));
            assertThat(cluster(seen).walEnd()).isEmpty();
        } finally {
            signal("KILL", survivor);
        }
        Patience.await().until(() -> inspect(pair.primary()).postmaster(), new Postmaster.Gone(List.of())::equals);
    }

    @Test
    @Tag("F43")
    void tellsAbsentEmptyAndForeignApart() throws Exception {
        Path base = pair.primary().dataDirectory().getParent();
        assertThat(directoryAt(base.resolve("absent/deeper"))).isEqualTo(new DataDirectory.Absent());
        run("mkdir", base.resolve("empty").toString());
        assertThat(directoryAt(base.resolve("empty"))).isEqualTo(new DataDirectory.Empty());
        assertThat(directoryAt(base)).isInstanceOf(DataDirectory.Foreign.class);
        assertThat(directoryAt(pair.primary().logFile())).isInstanceOf(DataDirectory.Foreign.class);
        run("mkdir", "-m", "0000", base.resolve("locked").toString());
        assertThat(directoryAt(base.resolve("locked/data"))).isInstanceOf(DataDirectory.Foreign.class);
        run(
                "cp",
                pair.primary().dataDirectory().resolve("PG_VERSION").toString(),
                base.resolve("empty").toString());
        assertThat(directoryAt(base.resolve("empty")))
                .isEqualTo(new DataDirectory.Foreign(
                        "a PostgreSQL directory without a control file: an unfinished copy or removal"));
    }

    @Test
    @Tag("F48")
    void aHostileDirectoryNameIsJustAName() throws Exception {
        Path base = pair.primary().dataDirectory().getParent();
        Path hostile = base.resolve("a b'\"$(touch " + base.getFileName() + ");*");
        run("mkdir", hostile.toString());
        assertThat(directoryAt(hostile)).isEqualTo(new DataDirectory.Empty());
        run(
                "ln",
                "-s",
                pair.primary().dataDirectory().toString(),
                base.resolve("link").toString());
        assertThat(directoryAt(base.resolve("link"))).isInstanceOf(DataDirectory.Cluster.class);
    }

    @Test
    void aMachineWithoutAnAnswerIsUnseen() {
        NodeSpec stranger = new NodeSpec(
                "db9",
                "127.0.0.1",
                5555,
                new HostAccess.Local(),
                new PostgresInstallation("/data", "/bin", "no_such_user", Optional.empty()));
        assertThat(inspector.inspect(stranger, here)).isInstanceOf(HostFinding.Unseen.class);
    }

    private HostFinding.Seen inspect(ScratchServer server) {
        return inspect(server.dataDirectory());
    }

    private DataDirectory directoryAt(Path path) {
        return inspect(path).directory();
    }

    private HostFinding.Seen inspect(Path dataDirectory) {
        PostgresInstallation postgres = new PostgresInstallation(
                dataDirectory.toString(),
                pair.site().binaries().directory().toString(),
                pair.site().host().loginUser(),
                Optional.empty());
        NodeSpec node = new NodeSpec("db1", "127.0.0.1", 5555, new HostAccess.Local(), postgres);
        HostFinding found = inspector.inspect(node, here);
        assertThat(found).isInstanceOf(HostFinding.Seen.class);
        return (HostFinding.Seen) found;
    }

    private static DataDirectory.Cluster cluster(HostFinding.Seen seen) {
        assertThat(seen.directory()).isInstanceOf(DataDirectory.Cluster.class);
        return (DataDirectory.Cluster) seen.directory();
    }

    private static int pid(ScratchServer server) throws Exception {
        return Integer.parseInt(Files.readAllLines(server.dataDirectory().resolve("postmaster.pid"))
                .get(0));
    }

    private static Lsn position(ScratchServer server, String question) throws Exception {
        return Lsn.parse(TestSql.value(server, question));
    }

    private void signal(String name, long pid) {
        run("kill", "-s", name, "--", Long.toString(pid));
    }

    private void run(String program, String... arguments) {
        assertThat(pair.site().host().run(Argv.of(program, arguments), DEADLINE).succeeded())
                .isTrue();
    }
}
