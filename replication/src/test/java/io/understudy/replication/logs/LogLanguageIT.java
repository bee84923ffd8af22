package io.understudy.replication.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers say when replication breaks, in the languages of the table. */
class LogLanguageIT {
    private static final String RETRY = "wal_retrieve_retry_interval";
    private ScratchServer db1;
    private ScratchServer db2;

    /** The message catalogue comes with the server's package; no locale has to be made for it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void aServerSaysWhyItDoesNotStreamAndIsUnderstood(String language) throws Exception {
        try (ScratchPair pair = ScratchPair.in(
                ScratchSite.temporary(),
                ScratchSpec.named("db1").notDurable().with("wal_keep_size", "0").with(RETRY, "200ms"),
                ScratchSpec.named("db2").notDurable().with(RETRY, "200ms"))) {
            db1 = pair.primary();
            db2 = pair.standby();
            restartIn(language, db1);
            restartIn(language, db2);
            lacksALineInPgHbaConf(language);
            lacksItsSlot();
            lacksWal(language);
            forks(language);
        }
    }

    private static void restartIn(String language, ScratchServer server) {
        server.stop(StopMode.FAST);
        startIn(language, server);
    }

    private static void startIn(String language, ScratchServer server) {
        Argv start = Argv.of(
                "env",
                "LANGUAGE=" + language,
                server.site().binaries().directory() + "/pg_ctl",
                "start",
                "-w",
                "-D",
                server.dataDirectory().toString(),
                "-l",
                server.logFile().toString());
        assertThat(server.host().run(start, Patience.seconds(60)).exitCode()).isZero();
    }

    private void lacksALineInPgHbaConf(String language) throws Exception {
        Path hba = db1.dataDirectory().resolve("pg_hba.conf");
        String rules = Files.readString(hba);
        db1.host().writeFile(hba, rules.replaceAll("(?m)^host +replication .*$", ""), 0600);
        reconnect();
        LogMessage found = await(LogKind.HBA_MISSING, db2);
        assertThat(found.fromUpstream()).isTrue();
        assertThat(found.remedy()).contains("host replication ", " 127.0.0.1/32 scram-sha-256");
        assertThat(found.line()).contains(language.equals("ja") ? "用のエントリがありません" : "no pg_hba.conf entry");
        db1.host().writeFile(hba, rules, 0600);
        reconnect();
    }

    private void reconnect() throws SQLException {
        TestSql.execute(db1, "SELECT pg_reload_conf()");
        TestSql.execute(db1, "SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
    }

    private void lacksItsSlot() {
        // The standby takes its slot again at once: whoever is first.
        Patience.await().ignoreExceptions().untilAsserted(() -> {
            TestSql.execute(db1, "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active");
            TestSql.execute(db1, "SELECT pg_drop_replication_slot('db2')");
        });
        LogMessage found = await(LogKind.SLOT_MISSING, db2);
        assertThat(found.fromUpstream()).isTrue();
        assertThat(found.arguments()).containsExactly("db2");
    }

    private void lacksWal(String language) throws SQLException {
        TestSql.execute(db2, "ALTER SYSTEM SET primary_slot_name = ''");
        db2.stop(StopMode.FAST);
        TestSql.execute(db1, "CREATE TABLE burst (line text)");
        for (int i = 0; i < 4; i++) {
            TestSql.execute(db1, "INSERT INTO burst SELECT repeat('x', 1000) FROM generate_series(1, 20000)");
            TestSql.execute(db1, "SELECT pg_switch_wal()");
            TestSql.execute(db1, "CHECKPOINT");
        }
        startIn(language, db2);
        LogMessage found = await(LogKind.WAL_REMOVED, db2);
        assertThat(found.fromUpstream()).isTrue();
        assertThat(found.arguments().get(0)).matches("[0-9A-F]{24}");
    }

    /** The old primary wrote on after the fork, and is to follow the new one. */
    private void forks(String language) throws Exception {
        TestSql.execute(db2, "SELECT pg_promote()");
        db1.stop(StopMode.FAST);
        Files.writeString(
                db1.dataDirectory().resolve("postgresql.auto.conf"),
                "primary_conninfo = '"
                        + db2.conninfo(db2.superuser(), "postgres").replace("'", "''") + "'\n");
        db1.host().writeFile(db1.dataDirectory().resolve("standby.signal"), "", 0600);
        startIn(language, db1);
        assertThat(await(LogKind.FORKED, db1).kind().meaning()).contains("another way");
    }

    private static LogMessage await(LogKind kind, ScratchServer server) {
        Patience.await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(
                        read(server).newest(kind))
                .as(server.name() + ": " + kind)
                .isPresent());
        return read(server).newest(kind).orElseThrow();
    }

    private static LogReading read(ScratchServer server) {
        PostgresInstallation postgres = new PostgresInstallation(
                server.dataDirectory().toString(),
                server.site().binaries().directory().toString(),
                server.host().loginUser(),
                Optional.of(server.logFile().toString()));
        NodeSpec node =
                new NodeSpec(server.name(), ScratchServer.ADDRESS, server.port(), new HostAccess.Local(), postgres);
        LogAnswer answer = new LogTail(Duration.ofSeconds(10)).read(node, server.host());
        assertThat(answer).isInstanceOf(LogAnswer.Found.class);
        return ((LogAnswer.Found) answer).log().reading();
    }
}
