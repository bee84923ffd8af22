package io.understudy.replication.watch;

import static io.understudy.replication.watch.Scenery.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.FenceStep.AllowAutostart;
import io.understudy.replication.plan.FenceStep.PromoteUnseen;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** db1 was fenced, db2 is the primary: what is noticed of db1, and by whom it is remembered. */
class FenceWatchTest {
    private static final NodeObservation NEW_PRIMARY = primary("db2", 2, Sketch.HERE);
    private static final NodeObservation AWAY = Sketch.down("db1", DownReason.REFUSED);
    private static final Step FENCE = new FenceDeadPrimary("db1", "db1", "db2");
    private final Scenery scenery = new Scenery();
    private int minutes;

    /** An operation whose only step was done; the bot is started anew after it. */
    private void was(Step step) {
        Plan plan = new Plan(
                new Intent.Promote("shop", "db2", ""),
                "failover",
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
        minutes++;
        var at = Sketch.NOON.minus(Duration.ofHours(1)).plus(Duration.ofMinutes(minutes));
        Operation proposed =
                scenery.operations.propose(plan, new Person("test", "a", "A"), "ops", at, at, Optional.empty());
        Operation done = scenery.operations
                .append(proposed, new OperationEvent.StepDone(at, false, 0, "seen"))
                .orElseThrow();
        assertThat(scenery.operations.append(done, new OperationEvent.Completed(at)))
                .isPresent();
        scenery.restart();
    }

    private StandbyState stateOfDb1() throws InterruptedException {
        return scenery.watch()
                .look()
                .assessment()
                .standby("db1")
                .map(AStandby::state)
                .orElseThrow();
    }

    @Test
    void isShownAsFencedAfterARestartToo() throws Exception {
        was(FENCE);
        scenery.shows(AWAY, NEW_PRIMARY);
        assertThat(stateOfDb1()).isEqualTo(StandbyState.FENCED);
        assertThat(scenery.watch().look().assessment().diagnoses())
                .singleElement()
                .satisfies(one -> assertThat(one.doFirst()).isEqualTo("Bring it back: /replica rebuild db1."));
    }

    @Test
    @Tag("F11")
    @Tag("alert-17")
    @Tag("alert-37")
    void isNoticedWithinOneCheckWhenItServesAsAPrimaryAgain() throws Exception {
        was(FENCE);
        scenery.shows(AWAY, NEW_PRIMARY);
        scenery.check();
        scenery.shows(primary("db1", 1, Sketch.HERE), NEW_PRIMARY);
        assertThat(scenery.check()).contains("Changed FENCE:db1", "Opened PRIMARY");
    }

    @Test
    @Tag("F11")
    @Tag("story-4")
    @Tag("alert-37")
    void isNoticedWithinOneCheckWhenItRunsAsAStandbyOrRefusesLogins() throws Exception {
        was(FENCE);
        scenery.shows(new StandbySketch("db1").seen(), NEW_PRIMARY);
        assertThat(scenery.check()).contains("Opened FENCE:db1");
        scenery.forgetIncidents();
        scenery.shows(Sketch.unknown("db1", UnknownReason.LOGIN_REFUSED), NEW_PRIMARY);
        assertThat(scenery.check()).contains("Opened FENCE:db1");
    }

    @Test
    @Tag("story-4")
    @Tag("alert-37")
    void isNoticedWithinOneCheckWhenSomebodyTookTheFenceAwayOnItsMachine() throws Exception {
        was(FENCE);
        scenery.shows(AWAY, NEW_PRIMARY);
        scenery.check();
        scenery.autostart.put("db1", new Autostart.Allowed("somebody removed the marker"));
        assertThat(scenery.check()).containsExactly("Changed FENCE:db1");
    }

    @Test
    void aMachineThatCannotBeAskedHasNotLostItsFence() throws Exception {
        was(FENCE);
        scenery.autostart.put("db1", new Autostart.Unknown("no route to host"));
        scenery.shows(AWAY, NEW_PRIMARY);
        assertThat(scenery.checks(2)).noneMatch(change -> change.contains("FenceLoosened"));
    }

    @Test
    void isNoLongerFencedOnceAnOperationLetItGo() throws Exception {
        was(FENCE);
        was(new AllowAutostart("db1"));
        scenery.shows(AWAY, NEW_PRIMARY);
        assertThat(stateOfDb1()).isEqualTo(StandbyState.DOWN);
        was(FENCE);
        assertThat(stateOfDb1()).isEqualTo(StandbyState.FENCED);
    }

    @Test
    void aHookFencesAndARiskDoesNot() throws Exception {
        scenery.shows(Sketch.unknown("db1", UnknownReason.TIMEOUT), NEW_PRIMARY);
        was(new PromoteUnseen("db2", "db1", 1, List.of(), Duration.ZERO));
        assertThat(stateOfDb1()).isEqualTo(StandbyState.UNREACHABLE);
        was(new PromoteUnseen("db2", "db1", 1, List.of("is-off"), Duration.ofSeconds(1)));
        assertThat(stateOfDb1()).isEqualTo(StandbyState.FENCED);
    }
}
