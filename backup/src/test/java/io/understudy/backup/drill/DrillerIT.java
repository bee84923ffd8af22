package io.understudy.backup.drill;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestData;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.WalSender;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.theatre.Theatre;
import io.understudy.replication.watch.StatusReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One drill of a pair that archives, preloads a library and has a subscription; every test asks something else about it. */
class DrillerIT {
    private static final String AS_IT_IS = """
            SELECT (SELECT string_agg(name || setting, ',' ORDER BY name) FROM pg_settings)
                || (SELECT count(*) || coalesce(max(slot_name), '') FROM pg_replication_slots)
            """;
    private static final String FOLLOWERS =
            "SELECT count(*) || max(application_name) || max(state) FROM pg_stat_replication";
    private static final String TIMELINE = "SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8)";

    @TempDir
    private static Path directory;

    private static Theatre theatre;
    private static DrillSite site;
    private static Witness witness;
    private static String primaryBefore;
    private static String standbyBefore;
    private static String walBefore;
    private static Drill drill;

    @BeforeAll
    static void rehearse() throws Exception {
        theatre = Theatre.openWith(archiving("db1", "on"), archiving("db2", "always"));
        site = DrillSite.in(directory, theatre.pair());
        giveEachATablespace();
        fill();
        await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
        theatre.watch().check();
        primaryBefore = value(primary(), AS_IT_IS);
        standbyBefore = value(standby(), AS_IT_IS);
        walBefore = value(primary(), "SELECT pg_current_wal_lsn()");
        witness = new Witness(theatre, site);
        DrillResult result = site.driller().run(theatre.watch().look().assessment(), witness);
        drill = ((DrillResult.Finished) result).drill();
    }

    /** Says in a file who archives, as the directory that the archiver works in. */
    private static ScratchSpec archiving(String name, String mode) {
        return ScratchSpec.named(name)
                .with("archive_mode", mode)
                .with("archive_command", "pwd >> " + directory.resolve("archived"))
                .with("shared_preload_libraries", "auto_explain")
                .with("max_connections", "61")
                // So that the checkpoint before the copy does not take its time here.
                .with("checkpoint_completion_target", "0");
    }

    /** Both are on one machine: the standby's is moved away from the primary's while nothing is in it. */
    private static void giveEachATablespace() throws Exception {
        run("mkdir -m 0700 apart-1 apart-2");
        Sql.execute(primary(), "postgres", "CREATE TABLESPACE apart LOCATION '" + directory.resolve("apart-1") + "'");
        Sql.execute(primary(), "postgres", "CHECKPOINT");
        String end = value(primary(), "SELECT pg_current_wal_lsn()");
        await().until(() -> value(standby(), "SELECT pg_last_wal_replay_lsn() >= '" + end + "'")
                .equals("t"));
        standby().stop(StopMode.FAST);
        run("cp -a apart-1/. apart-2/; ln -sfn \"$PWD/apart-2\" " + standby().dataDirectory() + "/pg_tblspc/1*");
        standby().start();
    }

    private static void run(String script) {
        CommandResult done = site.servers()
                .run(Argv.of("sh", "-ec", "cd \"$0\"; " + script, directory.toString()), Patience.seconds(10));
        assertThat(done.succeeded()).as(done.complaint()).isTrue();
    }

    private static void fill() throws SQLException {
        Sql.execute(primary(), "postgres", """
                CREATE TABLE elsewhere TABLESPACE apart AS SELECT generate_series(1, 1000) AS number
                """);
        TestData.create(primary());
        Sql.execute(primary(), "orders", "CREATE UNLOGGED TABLE scribble AS SELECT 1 AS line");
        // Nobody listens there: the pair's own worker tries in vain.
        Sql.execute(primary(), "orders", """
                CREATE SUBSCRIPTION news CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION all_of_it
                  WITH (connect = false)
                """);
        Sql.execute(primary(), "orders", "ALTER SUBSCRIPTION news ENABLE");
        Sql.execute(primary(), "postgres", "SELECT pg_switch_wal()");
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @Test
    void passesAndMeasuresCopyStartAndPromotion() {
        assertThat(drill.state()).as(drill.detail()).isEqualTo(Drill.State.PASSED);
        assertThat(drill.source()).isEqualTo("db2");
        assertThat(drill.bytes()).isGreaterThan(20L << 20);
        assertThat(drill.copy()).isGreaterThan(Duration.ofSeconds(drill.bytes() / DrillSite.RATE / 2));
        assertThat(drill.start()).isPositive();
        assertThat(drill.promotion()).isPositive();
        assertThat(drill.finishedAt()).isPresent();
        assertThat(site.book().recent("orders", 5)).containsExactly(drill);
    }

    @Test
    void tellsHowManyBytesAreCopiedAndWhatIsRead() {
        assertThat(witness.progress)
                .anySatisfy(one -> {
                    assertThat(one.phase()).isEqualTo("copying db2");
                    assertThat(one.bytes()).isEqualTo(one.expectedBytes()).isPositive();
                })
                .extracting(BackupProgress::at)
                .contains("orders", TestData.ODD_NAME);
    }

    @Test
    void theCopyHasANetworkOfItsOwnAndNoPort() throws Exception {
        assertThat(witness.network)
                .isNotEmpty()
                .isNotEqualTo(
                        Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString());
        assertThat(witness.sockets).hasSize(2).allMatch(line -> line.contains("local_address"));
    }

    @Test
    void theCopyReadsNothingOfTheSourcesConfigurationButWhatRecoveryDemands() {
        assertThat(witness.settings)
                .isEqualTo("archive_mode=off config_file=" + site.data().resolve("postgresql.conf")
                        + " listen_addresses= max_connections=61 primary_conninfo= primary_slot_name="
                        + " shared_preload_libraries=");
    }

    @Test
    void theCopysTablespacesLieBesideItAndNotWhereTheSourceHasThem() throws Exception {
        assertThat(value(standby(), "SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = 'apart'"))
                .isEqualTo(directory.resolve("apart-2").toString());
        assertThat(witness.tablespaces).singleElement().isEqualTo(site.data().resolveSibling("tablespace-1"));
    }

    @Test
    void theCopyArchivesNothingAndItsSubscriptionStaysQuiet() throws Exception {
        await().until(() -> Files.exists(directory.resolve("archived")));
        assertThat(Set.copyOf(Files.readAllLines(directory.resolve("archived"))))
                .isNotEmpty()
                .isSubsetOf(
                        primary().dataDirectory().toString(),
                        standby().dataDirectory().toString());
        assertThat(witness.workers).contains("checkpointer").doesNotContain("logical", "archiver", "autovacuum");
    }

    @Test
    void theWatchSeesNeitherAThirdStandbyNorAnIncident() {
        assertThat(senders(witness.looks)).contains(WalSender.DRILL);
        assertThat(witness.looks).allSatisfy(look -> {
            assertThat(look.assessment().state()).isEqualTo(ClusterState.HEALTHY);
            assertThat(look.assessment().standbys()).extracting(AStandby::node).containsExactly("db2");
            assertThat(look.assessment().suspicions()).isEmpty();
        });
        assertThat(witness.incidents).isEmpty();
    }

    private static Set<String> senders(List<StatusReport> looks) {
        return looks.stream()
                .flatMap(look -> look.assessment().view().of("db2").senders().stream())
                .map(WalSender::applicationName)
                .collect(Collectors.toSet());
    }

    @Test
    void theClusterIsAsItWas() throws Exception {
        assertThat(value(primary(), AS_IT_IS)).isEqualTo(primaryBefore);
        assertThat(value(standby(), AS_IT_IS)).isEqualTo(standbyBefore);
        assertThat(value(primary(), FOLLOWERS)).isEqualTo("1db2streaming");
        assertThat(value(primary(), TIMELINE)).isEqualTo("00000001");
        assertThat(value(standby(), "SELECT count(*) FROM pg_stat_replication")).isEqualTo("0");
        assertThat(value(primary(), "SELECT pg_current_wal_lsn() - '" + walBefore + "'"))
                .satisfies(bytes -> assertThat(Long.parseLong(bytes)).isLessThan(1L << 20));
        assertThat(value(primary(), "SELECT count(*) FROM pg_namespace WHERE nspname = 'understudy_drill'"))
                .isEqualTo("0");
    }

    @Test
    void nothingIsLeftOfTheCopy() throws Exception {
        assertThat(site.isEmpty()).isTrue();
        assertThat(site.processes()).isZero();
        assertThat(directory.resolve("backups/orders/.drill")).isDirectoryContaining("glob:**/.lock");
    }

    private static ScratchServer primary() {
        return theatre.pair().primary();
    }

    private static ScratchServer standby() {
        return theatre.pair().standby();
    }

    private static String value(ScratchServer server, String sql) throws SQLException {
        return Sql.value(server, "postgres", sql);
    }
}
