package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.ALICE;
import static io.understudy.replication.theatre.Theatre.BOB;
import static io.understudy.replication.theatre.Theatre.CLUSTER;
import static io.understudy.replication.theatre.Theatre.dropSlot;
import static io.understudy.replication.theatre.Theatre.follow;
import static io.understudy.replication.theatre.Theatre.pause;
import static io.understudy.replication.theatre.Theatre.promote;
import static io.understudy.replication.theatre.Theatre.restart;
import static io.understudy.replication.theatre.Theatre.resume;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Step;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Verbs on one running server, one after the other on one real primary with two standbys. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerVerbsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static Theatre theatre;

    @BeforeAll
    static void open() throws Exception {
        theatre = Theatre.openWithSibling();
        theatre.watch().look();
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @Test
    @Order(1)
    @Tag("H3")
    void aStandbyFollowsAnotherStandbyAndComesBackWithoutLeavingASlot() throws Exception {
        theatre.complete(follow("db3", "db2"));
        assertThat(upstreamOf("db3")).contains("db2");
        assertThat(slots("db1")).isEqualTo("db2");
        assertThat(slots("db2")).isEqualTo("db3");
        assertThat(theatre.refusal(follow("db2", "db3")).objections())
                .extracting(Check::sentence)
                .containsExactly("db3 streams from db2 itself: neither would get anything new.");

        theatre.complete(new Intent.Follow(CLUSTER, "db3", Optional.empty(), ""));
        assertThat(upstreamOf("db3")).contains("db1");
        assertThat(slots("db1")).isEqualTo("db2 db3");
        assertThat(slots("db2")).isEmpty();
    }

    @Test
    @Order(2)
    void anUpstreamThatLetsTheStandbyNotInIsFoundOutBeforeAnythingChanges() throws Exception {
        String hba = TestSql.value(theatre.server("db2"), "SHOW hba_file");
        String everybody = TestSql.value(theatre.server("db2"), "SELECT pg_read_file('" + hba + "')");
        theatre.server("db2").host().writeFile(Path.of(hba), withoutReplication(everybody), 0600);
        TestSql.execute(theatre.server("db2"), "SELECT pg_reload_conf()");
        Operation refused = theatre.carryOut(follow("db3", "db2"));
        theatre.server("db2").host().writeFile(Path.of(hba), everybody, 0600);
        TestSql.execute(theatre.server("db2"), "SELECT pg_reload_conf()");

        assertThat(refused.state()).isEqualTo(OperationState.FAILED);
        assertThat(refused.eventsOf(OperationEvent.StepFailed.class).get(0).found())
                .contains("no pg_hba.conf entry");
        assertThat(upstreamOf("db3")).contains("db1");
        assertThat(slots("db2")).isEmpty();
    }

    private static String withoutReplication(String hba) {
        return hba.lines().filter(line -> !line.contains("replication")).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    @Order(3)
    @Tag("I8")
    void aPauseHasAnEndThatAlsoARestartedBotKeeps() throws Exception {
        theatre.complete(pause("db2", Duration.ofSeconds(3)));
        assertThat(pauseState("db2")).isEqualTo("paused");
        assertThat(theatre.refusal(pause("db2", Duration.ofHours(1)))
                        .objections()
                        .get(0)
                        .sentence())
                .startsWith("Replay on db2 is paused already, by Alice (request ")
                .endsWith(": \"a look at old data\".");

        theatre.restartTheBot();
        Patience.await(SOON).until(() -> {
            theatre.desk().expireOverdue();
            return pauseState("db2").equals("not paused");
        });
        Operation end =
                theatre.ended(theatre.operations().recent(CLUSTER, 1).get(0).id());
        assertThat(end.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(end.requester().name()).isEqualTo("Understudy");
        assertThat(end.plan().headline()).startsWith("Resume replay on db2, since the pause of request ");
    }

    @Test
    @Order(4)
    @Tag("I8")
    void theEndOfAPauseIsRecordedAlsoWhereARestartOfTheServerEndedItBefore() throws Exception {
        theatre.complete(pause("db2", Duration.ofSeconds(3)));
        theatre.server("db2").stop(StopMode.FAST);
        theatre.server("db2").start();
        assertThat(pauseState("db2")).isEqualTo("not paused");
        int before = theatre.operations().recent(CLUSTER, 100).size();
        Patience.await(SOON).until(() -> {
            theatre.desk().expireOverdue();
            return theatre.operations().recent(CLUSTER, 100).size() > before;
        });
        assertThat(theatre.ended(theatre.operations().recent(CLUSTER, 1).get(0).id())
                        .state())
                .isEqualTo(OperationState.COMPLETED);
    }

    @Test
    @Order(5)
    @Tag("alert-8")
    void resumeEndsAPauseOfOursAndSaysWhoseItWas() throws Exception {
        theatre.complete(pause("db3", Duration.ofHours(1)));
        assertThat(theatre.watch().look().assessment().suspicions())
                .noneMatch(one -> one.diagnosis().alert() == Alert.REPLAY_PAUSED);
        Plan plan = theatre.plan(resume("db3"));
        assertThat(plan.facts().get(0).value()).startsWith("by Alice (request ");
        theatre.complete(resume("db3"));
        assertThat(pauseState("db3")).isEqualTo("not paused");
        assertThat(theatre.refusal(resume("db3")).objections().get(0).sentence())
                .isEqualTo("Replay on db3 is not paused.");
    }

    @Test
    @Order(6)
    @Tag("trap-11")
    void resumeNeverTouchesAPauseThatASettingCaused() throws Exception {
        TestSql.execute(theatre.server("db1"), "ALTER SYSTEM SET max_connections = 120");
        TestSql.execute(theatre.server("db1"), "SELECT pg_reload_conf()");
        Patience.await(SOON).until(() -> TestSql.value(
                        theatre.server("db1"), "SELECT pending_restart FROM pg_settings WHERE name = 'max_connections'")
                .equals("t"));
        Plan plan = theatre.plan(restart("db1"));
        assertThat(plan.risks())
                .contains("These await the restart of db1 and are no higher on a standby: max_connections (db2 has "
                        + connections("db2") + "), max_connections (db3 has " + connections("db3")
                        + "). If they are raised, replay there stops.");
        theatre.server("db1").stop(StopMode.FAST);
        theatre.server("db1").start();
        Patience.await(SOON).until(() -> pauseState("db2").equals("paused"));

        assertThat(theatre.refusal(resume("db2")).objections().get(0).sentence())
                .isEqualTo("Replay on db2 is held by a setting that is lower than the primary's: max_connections is "
                        + connections("db2") + ", the primary's 120. Resuming would shut the server down.");

        for (String standby : List.of("db2", "db3")) {
            TestSql.execute(theatre.server(standby), "ALTER SYSTEM SET max_connections = 120");
            theatre.complete(restart(standby));
            assertThat(pauseState(standby)).isEqualTo("not paused");
        }
    }

    @Test
    @Order(7)
    void aRestartIsProvenByTheTimeAtWhichTheServerStarted() throws Exception {
        Instant before = startOf("db1");
        Operation primary = theatre.complete(restart("db1"));
        assertThat(startOf("db1")).isAfter(before);
        assertThat(primary.plan().approval().requesterMayApprove()).isFalse();
        assertThat(primary.eventsOf(OperationEvent.StepStarted.class).get(1).before())
                .map(Instant::parse)
                .hasValueSatisfying(seen -> assertThat(seen).isEqualTo(before));
        assertThat(upstreamOf("db2")).contains("db1");
        assertThat(theatre.plan(restart("db2")).approval().requesterMayApprove())
                .isTrue();
    }

    @Test
    @Order(8)
    @Tag("F47")
    @Tag("story-10")
    @Tag("H2")
    void aForeignSlotIsDroppedByItsNameOnlyAfterTheClustersNameWasTyped() throws Exception {
        TestSql.execute(theatre.server("db1"), "SELECT pg_create_physical_replication_slot('forgotten', true)");
        Operation asked = theatre.desk().propose(theatre.plan(dropSlot("db1", "forgotten")), ALICE, "ops");
        assertThat(theatre.desk().approve(asked.id(), BOB, "")).isInstanceOf(Decision.NotAccepted.class);
        theatre.desk().approve(asked.id(), BOB, CLUSTER);
        assertThat(theatre.ended(asked.id()).state()).isEqualTo(OperationState.COMPLETED);
        assertThat(slots("db1")).isEqualTo("db2 db3");
        assertThat(theatre.refusal(dropSlot("db1", "db2")).objections().get(0).sentence())
                .isEqualTo("The slot db2 on db1 is in use: db2 streams through it.");
    }

    @Test
    @Order(9)
    @Tag("F26")
    void aPromotionEndsThePauseOfOursFirstAndByName() throws Exception {
        theatre.complete(pause("db2", Duration.ofHours(1)));
        Operation promoted = theatre.complete(promote("db2"));
        assertThat(promoted.plan().steps()).first().extracting(Step::sentence).isEqualTo("resume replay on db2");
        assertThat(upstreamOf("db1")).contains("db2");
        assertThat(upstreamOf("db3")).contains("db2");
    }

    private static Optional<String> upstreamOf(String node) throws InterruptedException {
        return theatre.watch().look().assessment().view().upstreamOf(node);
    }

    private static String slots(String node) throws SQLException {
        return TestSql.value(
                theatre.server(node),
                "SELECT COALESCE(string_agg(slot_name, ' ' ORDER BY slot_name), '') FROM pg_replication_slots");
    }

    private static String pauseState(String node) throws SQLException {
        return TestSql.value(theatre.server(node), "SELECT pg_get_wal_replay_pause_state()");
    }

    private static String connections(String node) throws SQLException {
        return TestSql.value(theatre.server(node), "SHOW max_connections");
    }

    private static Instant startOf(String node) throws SQLException {
        return Instant.ofEpochMilli(0)
                .plusNanos(Long.parseLong(TestSql.value(
                                theatre.server(node),
                                "SELECT (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint"))
                        * 1000);
    }
}
