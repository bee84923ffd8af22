package io.understudy.replication.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.Slot.WalStatus;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** On a real pair: what the bot finds out by itself. Each test leaves the pair well, but for the last one. */
@TestMethodOrder(OrderAnnotation.class)
class InvestigationIT {
    private static Theatre theatre;

    @BeforeAll
    static void open() throws Exception {
        theatre = Theatre.open();
        awaitHealth();
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    private static void awaitHealth() {
        Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
    }

    private static ScratchServer db1() {
        return theatre.pair().primary();
    }

    private static ScratchServer db2() {
        return theatre.pair().standby();
    }

    private static Investigation of(Alert alert, String node) {
        return theatre.investigator().investigate(Troubles.of(alert, node));
    }

    private static RunbookStep step(Investigation found, String title) {
        return found.steps().stream()
                .filter(step -> step.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + title + "' in " + found));
    }

    /** Until the log has it. */
    private static Investigation await(Alert alert, String node, String title, String words) {
        Patience.await().pollInterval(Duration.ofMillis(300)).untilAsserted(() -> assertThat(
                        step(of(alert, node), title).finding().text())
                .contains(words));
        return of(alert, node);
    }

    @Test
    @Order(1)
    @Tag("alert-1")
    void findsTheLineThatPgHbaConfLacksAndThatTheNetworkIsWell() throws Exception {
        Path hba = db1().dataDirectory().resolve("pg_hba.conf");
        String rules = Files.readString(hba);
        db1().host().writeFile(hba, rules.replaceAll("(?m)^host +replication .*$", ""), 0600);
        TestSql.execute(db1(), "SELECT pg_reload_conf()");
        TestSql.execute(db1(), "SELECT pg_terminate_backend(pid) FROM pg_stat_replication");

        Investigation found = await(Alert.STANDBY_MISSING, "db2", "What the log of db2 says", "pg_hba.conf");

        RunbookStep log = step(found, "What the log of db2 says");
        assertThat(log.finding()).isInstanceOf(Finding.Trouble.class);
        assertThat(log.finding().text()).contains("host replication understudy_replicator 127.0.0.1/32 scram-sha-256");
        assertThat(log.excerpt().orElseThrow().lines()).last().asString().contains("no pg_hba.conf entry");
        assertThat(step(found, "Whether the machine of db2 reaches the port of db1")
                        .finding())
                .isEqualTo(
                        new Finding.Fine("From the machine of db2, 127.0.0.1:" + db1().port() + " takes connections."));
        assertThat(step(found, "What both ends say of the stream").finding().text())
                .contains("db2 has no WAL receiver", "db1 has no sender for it", "its slot db2 is inactive");
        assertThat(step(found, "What to do").commands())
                .containsExactly("/replica restart orders/db2", "/replica rebuild orders/db2");

        db1().host().writeFile(hba, rules, 0600);
        TestSql.execute(db1(), "SELECT pg_reload_conf()");
        awaitHealth();
        assertThat(step(of(Alert.STANDBY_MISSING, "db2"), "What to do").finding())
                .isEqualTo(new Finding.Fine("db2 streams again: nothing. A link that heals needs no help."));
    }

    @Test
    @Order(2)
    @Tag("alert-8")
    void tellsThatSomebodyElsePausedTheReplayAndThatNoSettingHoldsIt() throws Exception {
        TestSql.execute(db2(), "SELECT pg_wal_replay_pause()");
        Patience.await()
                .until(() -> theatre.watch()
                                .look()
                                .assessment()
                                .standby("db2")
                                .orElseThrow()
                                .state()
                        == StandbyState.PAUSED_BY_USER);

        Investigation found = of(Alert.REPLAY_PAUSED, "db2");

        assertThat(found.runbook()).isEqualTo(Runbook.PAUSE);
        assertThat(step(found, "Whether a setting holds it").finding()).isInstanceOf(Finding.Fine.class);
        assertThat(step(found, "Who paused it").finding().text()).contains("not by the bot");
        assertThat(step(found, "What to do").commands()).containsExactly("/replica resume orders/db2");

        TestSql.execute(db2(), "SELECT pg_wal_replay_resume()");
        awaitHealth();
    }

    /** On a well pair nothing may look like trouble, whatever is asked. */
    @Test
    @Order(3)
    void findsNoTroubleOfItsOwnMakingOnAWellPair() {
        for (Alert alert : List.of(
                Alert.STANDBY_MISSING,
                Alert.LAG_BYTES,
                Alert.REPLAY_STUCK,
                Alert.SLOT_INACTIVE,
                Alert.TIMELINE_FORKED,
                Alert.COMMITS_WAIT,
                Alert.CHECKSUM_FAILURES,
                Alert.RESTARTED,
                Alert.NODE_DOWN,
                Alert.BOT_CUT_OFF,
                Alert.WRONG_CLUSTER)) {
            Investigation found = of(alert, "db2");

            assertThat(found.steps()).as(alert.toString()).isNotEmpty();
            assertThat(found.steps())
                    .as(alert.toString())
                    .noneMatch(step -> step.finding() instanceof Finding.Unknown
                            || (step.finding() instanceof Finding.Trouble && !mayBe(step)));
        }
    }

    /** This machine's disk may be full, and the demonstration has no backups. */
    private static boolean mayBe(RunbookStep step) {
        return step.title().startsWith("How much room")
                || step.title().contains("backup")
                || step.title().startsWith("Who confirms")
                || step.title().startsWith("What the log of");
    }

    @Test
    @Order(4)
    @Tag("alert-16")
    void saysToStartAKilledPrimaryFirstAndOnlyThenToPlanAPromotion() throws Exception {
        db1().kill9();

        Investigation found = theatre.investigator().investigate(Troubles.ofAll(Alert.NO_PRIMARY));

        assertThat(step(found, "What the machine of db1 says").finding().text())
                .contains("no server process runs", "in production");
        assertThat(step(found, "Whether the machine of db2 reaches the port of db1")
                        .finding()
                        .text())
                .contains("Connection refused");
        assertThat(step(found, "Which standby has most, and what a promotion would lose")
                        .finding()
                        .text())
                .contains("db2 has WAL up to", "db1 was last seen");
        assertThat(step(found, "First").commands()).containsExactly("/replica start orders/db1");
        assertThat(step(found, "Only if that cannot work").commands())
                .containsExactly("/replica plan promote orders/db2");
        assertThat(found.steps().indexOf(step(found, "First")))
                .isLessThan(found.steps().indexOf(step(found, "Only if that cannot work")));

        db1().start();
        awaitHealth();
    }

    @Test
    @Order(5)
    @Tag("alert-11")
    void saysToRebuildAStandbyWhoseSlotWasLost() throws Exception {
        TestSql.execute(db1(), "ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
        TestSql.execute(db1(), "ALTER SYSTEM SET wal_keep_size = '0'");
        TestSql.execute(db1(), "SELECT pg_reload_conf()");
        db2().stop(StopMode.FAST);
        Patience.await().untilAsserted(() -> {
            TestSql.execute(db1(), "CREATE TABLE IF NOT EXISTS wal_burst (line text)");
            TestSql.execute(db1(), "INSERT INTO wal_burst SELECT repeat('x', 1000) FROM generate_series(1, 20000)");
            TestSql.execute(db1(), "SELECT pg_switch_wal()");
            TestSql.execute(db1(), "CHECKPOINT");
            assertThat(theatre.watch()
                            .look()
                            .assessment()
                            .view()
                            .of("db1")
                            .slots()
                            .get(0)
                            .walStatus())
                    .isEqualTo(WalStatus.LOST);
        });
        db2().start();

        Investigation found =
                await(Alert.STANDBY_MISSING, "db2", "What the log of db2 says", "is gone from its upstream");

        assertThat(step(found, "What the slot of db2 says").finding().text()).contains("is lost");
        assertThat(step(found, "Whether the WAL that it needs is still there").finding())
                .isInstanceOf(Finding.Trouble.class);
        assertThat(found.steps())
                .last()
                .extracting(RunbookStep::commands)
                .isEqualTo(List.of("/replica rebuild orders/db2"));
        assertThat(theatre.investigator()
                        .investigate(Troubles.ofSlot(Alert.SLOT_ENDANGERED, "db1", "db2"))
                        .steps())
                .last()
                .extracting(RunbookStep::commands)
                .isEqualTo(List.of("/replica rebuild orders/db2"));
    }
}
