package io.understudy.replication.watch;

import static io.understudy.replication.watch.Scenery.PRIMARY;
import static io.understudy.replication.watch.Scenery.STANDBY;
import static io.understudy.replication.watch.Scenery.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.FactsSketch;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ServerStep.RestartServer;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changed between two looks, and whether it was us. */
class ChangeWatchTest {
    private static final NodeObservation PROMOTED = primary("db2", 2, Sketch.HERE);
    private static final NodeObservation DB1_AS_STANDBY =
            new StandbySketch("db1").streamsFrom("db2").onTimeline(2).seen();
    private static final NodeObservation DB2_AWAY = Sketch.down("db2", DownReason.REFUSED);
    private static final long OTHER_CLUSTER = 42;
    private final Scenery scenery = new Scenery();

    private List<Diagnosis> raised(Alert alert) throws InterruptedException {
        return scenery.watch().look().assessment().diagnoses().stream()
                .filter(one -> one.alert() == alert)
                .toList();
    }

    /** An operation of ours whose only step was begun at noon, and done unless it still runs. */
    private void ours(Step step, boolean done) {
        Plan plan = new Plan(
                new Intent.Promote("shop", step.node(), ""),
                "work",
                "",
                List.of(step),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Loss.Nothing(),
                0,
                "",
                new ApprovalRule(1, false, new TypedText.Nothing(), Duration.ofMinutes(15)),
                PlanFingerprint.of(List.of()));
        Instant at = Sketch.NOON;
        Operation proposed = scenery.operations.propose(
                plan, new Person("test", "a", "A"), "ops", at, at.plusSeconds(900), Optional.empty());
        Operation begun = scenery.operations
                .append(proposed, new OperationEvent.StepStarted(at, false, 0, Optional.empty()))
                .orElseThrow();
        if (done) {
            assertThat(scenery.operations.append(
                            begun, new OperationEvent.StepDone(at.plusSeconds(60), false, 0, "seen")))
                    .isPresent();
        }
    }

    /** Seen at a time that the looks' own clock says. */
    private static NodeObservation standby(Instant startedAt) {
        return Sketch.with(STANDBY, FactsSketch.startedAt(startedAt));
    }

    @Test
    @Tag("alert-21")
    void aRoleThatSomebodyElseChangedIsCriticalAndNamesBothRoles() throws Exception {
        scenery.shows(PRIMARY, STANDBY).shows(DB1_AS_STANDBY, PROMOTED);
        assertThat(raised(Alert.ROLE_CHANGED)).isEmpty();
        assertThat(raised(Alert.ROLE_CHANGED))
                .allMatch(one -> one.severity() == Severity.CRITICAL)
                .extracting(Diagnosis::sentence)
                .containsExactlyInAnyOrder(
                        "shop: db1 was a primary and is a standby now, and Understudy did not do it.",
                        "shop: db2 was a standby and is a primary now, and Understudy did not do it.");
    }

    @Test
    @Tag("alert-21")
    void aNodeThatWasAwayMeanwhileHasChangedAllTheSame() throws Exception {
        scenery.shows(PRIMARY, STANDBY).shows(PRIMARY, DB2_AWAY).shows(DB1_AS_STANDBY, PROMOTED);
        scenery.watch().look();
        assertThat(raised(Alert.ROLE_CHANGED)).isEmpty();
        assertThat(raised(Alert.ROLE_CHANGED)).hasSize(2);
    }

    @Test
    @Tag("alert-21")
    void whatAnOperationOfOursPromotedIsNoSurpriseWhileItRunsNorAfterwards() throws Exception {
        ours(new PromoteStandby("db2", "db1", 1), false);
        scenery.shows(PRIMARY, STANDBY).shows(Scenery.DEAD_PRIMARY, PROMOTED);
        scenery.watch().look();
        assertThat(raised(Alert.ROLE_CHANGED)).isEmpty();
    }

    @Test
    @Tag("alert-21")
    void anotherKindOfWorkOnTheNodeExplainsNoRole() throws Exception {
        ours(new RestartServer("db2"), true);
        scenery.shows(PRIMARY, STANDBY).shows(Scenery.DEAD_PRIMARY, PROMOTED);
        scenery.watch().look();
        assertThat(raised(Alert.ROLE_CHANGED)).hasSize(1);
    }

    @Test
    @Tag("alert-21")
    @Tag("alert-22")
    void aChangeIsOverAfterTenMinutes() throws Exception {
        Instant again = Sketch.NOON.minusSeconds(5);
        scenery.shows(PRIMARY, STANDBY).shows(PRIMARY, standby(again)).shows(PRIMARY, standby(again));
        scenery.watch().look();
        assertThat(raised(Alert.RESTARTED)).hasSize(1);
        scenery.wait(Duration.ofMinutes(9));
        assertThat(raised(Alert.RESTARTED)).hasSize(1);
        scenery.wait(Duration.ofMinutes(2));
        assertThat(raised(Alert.RESTARTED)).isEmpty();
    }

    @Test
    @Tag("alert-22")
    void aRestartThatSomebodyElseDidIsAWarning() throws Exception {
        scenery.shows(PRIMARY, STANDBY).shows(PRIMARY, standby(Sketch.NOON.minusMillis(5_500)));
        scenery.watch().look();
        assertThat(raised(Alert.RESTARTED)).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.WARNING);
            assertThat(one.sentence())
                    .isEqualTo("shop: db2 was restarted at 2026-03-01T11:59:54Z, and Understudy did not do it:"
                            + " every session to it was ended.");
        });
    }

    @Test
    @Tag("alert-22")
    void aRestartOfOursIsNone() throws Exception {
        ours(new RestartServer("db2"), true);
        scenery.shows(PRIMARY, STANDBY).shows(PRIMARY, standby(Sketch.NOON));
        scenery.watch().look();
        assertThat(raised(Alert.RESTARTED)).isEmpty();
    }

    @Test
    @Tag("alert-22")
    void aCrashOfASessionIsToldFromARestartByThePostmasterThatStayed() throws Exception {
        NodeObservation before = Sketch.with(PRIMARY, FactsSketch.recoveredAt(Sketch.NOON.minusSeconds(9_000)));
        NodeObservation after = Sketch.with(PRIMARY, FactsSketch.recoveredAt(Sketch.NOON));
        scenery.shows(before, STANDBY).shows(after, STANDBY);
        scenery.watch().look();
        assertThat(raised(Alert.RESTARTED))
                .extracting(Diagnosis::sentence)
                .containsExactly("shop: a process of db1's server crashed; it ended every session and recovered at"
                        + " 2026-03-01T12:00:00Z.");
    }

    @Test
    @Tag("alert-20")
    void anotherClusterIsAPageAlsoAfterTheBotWasRestarted() throws Exception {
        scenery.watch().look();
        scenery.restart();
        scenery.shows(
                Sketch.with(PRIMARY, FactsSketch.ofCluster(OTHER_CLUSTER)),
                Sketch.with(STANDBY, FactsSketch.ofCluster(OTHER_CLUSTER)));
        assertThat(raised(Alert.WRONG_CLUSTER)).extracting(Diagnosis::severity).containsExactly(Severity.PAGE);
    }

    @Test
    @Tag("alert-20")
    void aClusterThatWasReplacedOnPurposeIsTakenAsRightAfterAnHour() throws Exception {
        scenery.watch().look();
        scenery.shows(
                Sketch.with(PRIMARY, FactsSketch.ofCluster(OTHER_CLUSTER)),
                Sketch.with(STANDBY, FactsSketch.ofCluster(OTHER_CLUSTER)));
        scenery.watch().look();
        scenery.wait(Duration.ofMinutes(58));
        assertThat(raised(Alert.WRONG_CLUSTER)).hasSize(1);
        scenery.wait(Duration.ofMinutes(3));
        assertThat(raised(Alert.WRONG_CLUSTER)).isEmpty();
    }
}
