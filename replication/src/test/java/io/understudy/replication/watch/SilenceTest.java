package io.understudy.replication.watch;

import static io.understudy.replication.watch.Scenery.BROKEN;
import static io.understudy.replication.watch.Scenery.DEAD_PRIMARY;
import static io.understudy.replication.watch.Scenery.PRIMARY;
import static io.understudy.replication.watch.Scenery.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ReplicationDiagnosis;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.maintenance.MaintenanceWindow;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a running operation explains opens no incident, and closes none. */
class SilenceTest {
    private static final Intent PROMOTE = new Intent.Promote("shop", "db2", "");
    private final Scenery scenery = new Scenery();

    @Test
    void opensNothingThatARunningPromotionExplains() throws Exception {
        runs(PROMOTE);
        scenery.shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.checks(3)).isEmpty();
    }

    @Test
    @Tag("F53")
    void isNotKeptByAnOperationThatThisVersionCannotRead() throws Exception {
        runs(PROMOTE);
        scenery.operations.holderIsUnreadable();
        scenery.shows(PRIMARY, BROKEN);
        assertThat(scenery.check()).containsExactly("Opened STREAM:db2");
    }

    @Test
    @Tag("alert-17")
    void alwaysOpensASplitBrain() throws Exception {
        runs(PROMOTE);
        scenery.shows(PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        assertThat(scenery.check()).contains("Opened PRIMARY");
    }

    @Test
    void doesNotHealWhatWasOpenBeforeTheOperationAndLasts() throws Exception {
        scenery.shows(PRIMARY, STANDBY).shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.checks(2)).containsExactly("Opened PRIMARY");
        runs(PROMOTE);
        assertThat(scenery.checks(4)).isEmpty();
        assertThat(scenery.incidents.open("shop")).hasSize(1);
    }

    @Test
    void aRebuildExplainsItsOwnNodeOnly() throws Exception {
        runs(new Intent.Rebuild("shop", "db2", "", false));
        scenery.shows(PRIMARY, BROKEN);
        assertThat(scenery.checks(2)).isEmpty();
        scenery.shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.checks(2)).containsExactly("Opened PRIMARY");
    }

    @Test
    @Tag("I8")
    void endsWithTheOperationAlthoughItsLockWasNotGivenBack() throws Exception {
        Operation running = runs(PROMOTE);
        scenery.operations.append(running, new OperationEvent.Failed(Sketch.NOON, "so"));
        scenery.shows(PRIMARY, BROKEN);
        assertThat(scenery.check()).containsExactly("Opened STREAM:db2");
    }

    @Test
    @Tag("I8")
    void opensNothingForWhatIsGoneWhenTheOperationEnds() throws Exception {
        Operation running = runs(PROMOTE);
        scenery.shows(DEAD_PRIMARY, BROKEN).shows(DEAD_PRIMARY, BROKEN).shows(PRIMARY, STANDBY);
        assertThat(scenery.check()).isEmpty();
        scenery.operations.append(running, new OperationEvent.Failed(Sketch.NOON, "so"));
        assertThat(scenery.checks(5)).isEmpty();
    }

    @Test
    @Tag("I8")
    void opensNothingForWhatALookFoundWhileTheOperationEnded() throws Exception {
        Operation running = runs(PROMOTE);
        scenery.shows(DEAD_PRIMARY, BROKEN).shows(DEAD_PRIMARY, BROKEN).shows(PRIMARY, STANDBY);
        scenery.meanwhile(() -> scenery.operations.append(running, new OperationEvent.Failed(Sketch.NOON, "so")));
        assertThat(scenery.check()).isEmpty();
        scenery.meanwhile(() -> {});
        assertThat(scenery.checks(5)).isEmpty();
    }

    @Test
    @Tag("story-17")
    void aMaintenanceExplainsItsOwnNodeUntilItsEndOnly() throws Exception {
        maintain(Optional.of("db2"), Duration.ofMinutes(5));
        scenery.shows(PRIMARY, BROKEN);
        assertThat(scenery.checks(3)).isEmpty();
        scenery.restart();
        assertThat(scenery.checks(3)).isEmpty();
        scenery.wait(Duration.ofMinutes(5));
        assertThat(scenery.check()).containsExactly("Opened STREAM:db2");
    }

    @Test
    @Tag("story-17")
    void aMaintenanceOfANodeDoesNotExplainThatItsClusterHasNoPrimaryAndOneOfTheClusterDoes() throws Exception {
        maintain(Optional.of("db1"), Duration.ofMinutes(5));
        scenery.shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.check()).containsExactly("Opened PRIMARY");
        Scenery other = new Scenery();
        other.maintenance.begin(window(Optional.empty(), Duration.ofMinutes(5)));
        other.shows(DEAD_PRIMARY, BROKEN);
        assertThat(other.checks(3)).isEmpty();
    }

    @Test
    @Tag("story-17")
    @Tag("alert-17")
    void noMaintenanceSilencesASplitBrain() throws Exception {
        maintain(Optional.empty(), Duration.ofDays(1));
        scenery.shows(PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        assertThat(scenery.check()).contains("Opened PRIMARY");
    }

    @Test
    void noMaintenanceSilencesALostSlot() {
        Silence silence = new Silence(List.of(), List.of(window(Optional.empty(), Duration.ofDays(1))));
        assertThat(silence.covers(new ReplicationDiagnosis.StandbyBroken(
                        "shop", "db2", StandbyState.SLOT_LOST, Optional.empty())))
                .isFalse();
        assertThat(silence.covers(
                        new ReplicationDiagnosis.StandbyBroken("shop", "db2", StandbyState.DOWN, Optional.empty())))
                .isTrue();
    }

    private void maintain(Optional<String> node, Duration howLong) {
        scenery.maintenance.begin(window(node, howLong));
    }

    private static MaintenanceWindow window(Optional<String> node, Duration howLong) {
        Person alice = new Person("web", "alice", "Alice");
        return new MaintenanceWindow(
                0, "shop", node, alice, "ops", "new disks", Sketch.NOON, Sketch.NOON.plus(howLong));
    }

    private Operation runs(Intent intent) {
        Plan plan = new Plan(
                intent,
                "kind",
                "headline",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Loss.Nothing(),
                0,
                "",
                new ApprovalRule(1, false, new TypedText.Nothing(), Duration.ofMinutes(15)),
                PlanFingerprint.of(List.of()));
        Operation asked = scenery.operations.propose(
                plan,
                new Person("web", "alice", "Alice"),
                "ops",
                Sketch.NOON,
                Sketch.NOON.plusSeconds(900),
                Optional.empty());
        scenery.operations.claim("shop", asked.id());
        return scenery.operations
                .append(asked, new OperationEvent.Started(Sketch.NOON))
                .orElseThrow();
    }
}
