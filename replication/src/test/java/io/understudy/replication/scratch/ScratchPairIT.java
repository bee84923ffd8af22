package io.understudy.replication.scratch;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.host.ReadResult;
import io.understudy.replication.roles.RoleNames;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScratchPairIT {

    private static final RoleNames ROLES = RoleNames.DEFAULT;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static ScratchPair pair;

    @BeforeAll
    static void start() {
        pair = ScratchPair.temporary();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void aRowWrittenOnThePrimaryIsReadOnTheStandby() throws Exception {
        TestSql.execute(pair.primary(), "CREATE TABLE travels (word text)");
        TestSql.execute(pair.primary(), "INSERT INTO travels VALUES ('hello')");
        await().ignoreExceptions()
                .until(() -> TestSql.value(pair.standby(), "SELECT word FROM travels"), "hello"::equals);
    }

    @Test
    void theStandbyStreamsThroughItsOwnSlotAsTheReplicator() throws Exception {
        assertThat(TestSql.value(pair.primary(), "SELECT usename || ' ' || state FROM pg_stat_replication"))
                .isEqualTo("understudy_replicator streaming");
        assertThat(TestSql.value(pair.primary(), "SELECT slot_name FROM pg_replication_slots WHERE active"))
                .isEqualTo("db2");
        assertThat(TestSql.value(pair.standby(), "SELECT pg_is_in_recovery()")).isEqualTo("t");
    }

    @Test
    @Tag("trap-15")
    void noPasswordIsInTheConnectionStringOrInTheServersLog() throws Exception {
        assertThat(TestSql.value(pair.standby(), "SHOW primary_conninfo"))
                .contains("passfile=")
                .doesNotContain("password")
                .doesNotContain("channel_binding");
        for (ScratchServer server : List.of(pair.primary(), pair.standby())) {
            String log = ((ReadResult.Found) server.host().readFile(server.logFile())).content();
            assertThat(log).isNotEmpty().doesNotContain(server.password());
            ROLES.all().forEach(role -> assertThat(log).doesNotContain(server.passwordOf(role)));
        }
    }

    @Test
    @Tag("trap-8")
    void recoverySettingsInheritedFromAFormerStandbyAreCleanedAway() throws Exception {
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer first = site.startPrimary(ScratchSpec.named("first").notDurable());
            TestSql.execute(first, "ALTER SYSTEM SET primary_slot_name = 'gone'");
            TestSql.execute(first, "ALTER SYSTEM SET recovery_min_apply_delay = '1h'");
            TestSql.execute(first, "ALTER SYSTEM SET work_mem = '5MB'");
            ScratchServer second =
                    site.startStandbyOf(first, ScratchSpec.named("second").notDurable());
            assertThat(TestSql.value(second, "SHOW primary_slot_name")).isEqualTo("second");
            assertThat(TestSql.value(second, "SHOW recovery_min_apply_delay")).isEqualTo("0");
            assertThat(TestSql.value(second, "SHOW work_mem")).isEqualTo("5MB");
        }
    }

    @Test
    void theWatcherSeesReplicationAndChangesNothing() throws Exception {
        String watcher = ROLES.watcher();
        assertThat(TestSql.valueAs(pair.primary(), watcher, "SELECT state FROM pg_stat_replication"))
                .isEqualTo("streaming");
        assertThatThrownBy(() -> TestSql.executeAs(pair.primary(), watcher, "SELECT pg_switch_wal()"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void theOperatorMayDoWhatItsStepsNeedAndNoMore() throws Exception {
        String operator = ROLES.operator();
        for (String allowed : new String[] {
            "CHECKPOINT",
            "SELECT pg_switch_wal()",
            "ALTER SYSTEM SET synchronous_standby_names = ''",
            "ALTER SYSTEM SET wal_sender_timeout = '60s'",
            "ALTER SYSTEM SET wal_retrieve_retry_interval = '5s'",
            "ALTER SYSTEM SET primary_slot_name = ''",
            "ALTER SYSTEM SET primary_conninfo = ''",
            "ALTER SYSTEM RESET primary_conninfo",
            "SELECT pg_reload_conf()",
            "SELECT pg_create_physical_replication_slot('by_operator')",
            "SELECT pg_drop_replication_slot('by_operator')"
        }) {
            TestSql.executeAs(pair.primary(), operator, allowed);
        }
        TestSql.executeAs(pair.standby(), operator, "SELECT pg_wal_replay_pause(), pg_wal_replay_resume()");
        for (String denied : new String[] {
            "ALTER SYSTEM SET archive_command = 'rm -rf /'",
            "ALTER SYSTEM SET restore_command = 'id'",
            "CREATE ROLE intruder",
            "COPY (SELECT 1) TO PROGRAM 'id'"
        }) {
            assertThatThrownBy(() -> TestSql.executeAs(pair.primary(), operator, denied))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @Test
    void theReplicatorMayReadWhatARewindReads() throws Exception {
        for (String allowed : new String[] {
            "SELECT pg_read_binary_file('PG_VERSION'), pg_read_binary_file('PG_VERSION', 0, 1, true)",
            "SELECT pg_stat_file('PG_VERSION', true), (SELECT count(*) FROM pg_ls_dir('.', true, false))"
        }) {
            TestSql.executeAs(pair.primary(), RoleNames.DEFAULT.replicator(), allowed);
        }
    }

    @Test
    void theDumperReadsEveryTableAndWritesNone() throws Exception {
        TestSql.execute(pair.primary(), "CREATE TABLE secrets AS SELECT 42 AS answer");
        assertThat(TestSql.valueAs(pair.primary(), ROLES.dumper(), "SELECT answer FROM secrets"))
                .isEqualTo("42");
        assertThatThrownBy(() -> TestSql.executeAs(pair.primary(), ROLES.dumper(), "DELETE FROM secrets"))
                .hasMessageContaining("permission denied");
    }
}
