package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.ALICE;
import static io.understudy.replication.theatre.Theatre.BOB;
import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.Theatre;
import io.understudy.replication.trial.TrialResult;
import io.understudy.replication.trial.TrialResult.OfStandby;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the desk promises about stopping, appointments and proofs, on real servers. */
class DeskIT {
    private static final String WAIT_FOR_THE_LAST_WAL = "AwaitLastWal";

    /** The candidate does not replay while a query there reads what the primary has dropped. */
    @Test
    void aSwitchoverThatWaitsIsCancelledAndTheOldPrimaryServesAgainWithEveryCommit() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer();
                Connection reader = TestSql.connect(theatre.pair().standby());
                Statement query = reader.createStatement()) {
            Patience.await().until(() -> writer.size() > 50);
            TestSql.execute(theatre.pair().primary(), "CREATE TABLE dropped AS SELECT 1 AS one");
            Patience.await()
                    .until(() -> TestSql.value(theatre.pair().standby(), "SELECT to_regclass('dropped')") != null);
            reader.setAutoCommit(false);
            query.execute("SELECT one FROM dropped");
            Operation asked = theatre.desk().propose(theatre.plan(promote("db2")), ALICE, "ops");
            TestSql.execute(theatre.pair().primary(), "DROP TABLE dropped");

            assertThat(theatre.desk().approve(asked.id(), BOB, Theatre.CLUSTER)).isInstanceOf(Decision.Accepted.class);
            Patience.await().until(() -> waitsIn(theatre, asked.id(), WAIT_FOR_THE_LAST_WAL));
            assertThat(theatre.desk().cancel(asked.id(), ALICE)).isInstanceOf(Decision.Accepted.class);
            Operation ended = theatre.ended(asked.id());
            reader.rollback();

            assertThat(ended.state()).as(ended.events().toString()).isEqualTo(OperationState.CANCELLED);
            int before = writer.size();
            Patience.await().until(() -> writer.size() > before + 50);
            writer.stop();
            assertThat(writer.lost()).isEqualTo(Set.of());
            Patience.await().until(() -> theatre.watch().look().assessment().state() == ClusterState.HEALTHY);
            assertThat(TestSql.value(theatre.pair().standby(), "SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
        }
    }

    @Test
    @Tag("story-16")
    @Tag("H1")
    void aScheduledSwitchoverRunsAtItsTimeAndAMarkOnTheNewPrimaryIsSeenOnTheOldOne() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            Instant time = Instant.now().plus(Patience.seconds(3));
            Operation asked = theatre.desk().propose(theatre.plan(promote("db2")), ALICE, "ops", Optional.of(time));
            theatre.desk().approve(asked.id(), BOB, Theatre.CLUSTER);
            Patience.await().until(() -> {
                theatre.desk().expireOverdue();
                return theatre.operations().find(asked.id()).orElseThrow().state() != OperationState.APPROVED;
            });
            Operation ended = theatre.ended(asked.id());
            assertThat(ended.state()).as(ended.events().toString()).isEqualTo(OperationState.COMPLETED);
            assertThat(ended.eventsOf(OperationEvent.Started.class).get(0).at()).isAfterOrEqualTo(time);

            TrialResult.Tried tried = (TrialResult.Tried) theatre.trial().run();
            assertThat(tried.primary()).isEqualTo("db2");
            OfStandby seen = only(tried.standbys());
            assertThat(seen.node()).isEqualTo("db1");
            assertThat(seen.isProven()).isTrue();
            assertThat(seen.sender()).contains("streaming");
            assertThat(seen.receiver()).contains("streaming");
            assertThat(seen.received().orElseThrow())
                    .isBetween(Duration.ZERO, seen.replayed().orElseThrow());
            assertThat(seen.replayed().orElseThrow()).isLessThan(Patience.seconds(5));

            theatre.pair().primary().stop(StopMode.FAST);
            OfStandby gone = only(((TrialResult.Tried) theatre.trial().run()).standbys());
            assertThat(gone.isProven()).isFalse();
            assertThat(gone.trouble()).contains("is down: nothing listens on its port");
        }
    }

    @Test
    @Tag("F25")
    @Tag("F26")
    @Tag("I1")
    void ofTwoPromotionsOfDifferentNodesAtOnceOneWinsAndTheOtherIsToldWhoAndWhat() throws Exception {
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        try (Theatre theatre = Theatre.openWithSibling()) {
            Operation one = theatre.desk().propose(theatre.plan(promote("db2")), ALICE, "ops");
            Operation other = theatre.desk().propose(theatre.plan(promote("db3")), ALICE, "ops");
            clicks.invokeAll(List.of(() -> theatre.desk().approve(one.id(), BOB, Theatre.CLUSTER), () -> theatre.desk()
                    .approve(other.id(), BOB, Theatre.CLUSTER)));
            // A click that came while the first one ran already was told so, and left the request to be decided.
            List<Operation> ended = Stream.of(one, other)
                    .filter(asked -> !theatre.operations()
                            .find(asked.id())
                            .orElseThrow()
                            .events()
                            .isEmpty())
                    .map(asked -> theatre.ended(asked.id()))
                    .toList();
            assertThat(ended).extracting(Operation::state).containsOnlyOnce(OperationState.COMPLETED);
            ended.stream()
                    .filter(operation -> operation.state() != OperationState.COMPLETED)
                    .forEach(lost -> assertThat(lost.eventsOf(OperationEvent.Voided.class)
                                    .get(0)
                                    .reason())
                            .contains(" of Alice ran meanwhile: Promote "));
            assertThat(theatre.watch().look().assessment().view().primaries()).hasSize(1);
        } finally {
            clicks.shutdownNow();
        }
    }

    private static OfStandby only(List<OfStandby> standbys) {
        assertThat(standbys).hasSize(1);
        return standbys.get(0);
    }

    private static boolean waitsIn(Theatre theatre, long operation, String step) {
        Operation now = theatre.operations().find(operation).orElseThrow();
        int next = now.stepsDone(false);
        return next < now.plan().steps().size()
                && now.plan().steps().get(next).getClass().getSimpleName().equals(step)
                && now.eventsOf(OperationEvent.StepStarted.class).stream().anyMatch(one -> one.step() == next);
    }
}
