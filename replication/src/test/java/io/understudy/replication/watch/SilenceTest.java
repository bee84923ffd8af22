package io.understudy.replication.watch;

import static io.understudy.replication.watch.Scenery.BROKEN;
import static io.understudy.replication.watch.Scenery.DEAD_PRIMARY;
import static io.understudy.replication.watch.Scenery.PRIMARY;
import static io.understudy.replication.watch.Scenery.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
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
    @Tag("alert-17")
    void alwaysOpensASplitBrain() throws Exception {
        runs(PROMOTE);
        scenery.shows(PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        assertThat(scenery.check()).contains("Opened SplitBrain");
    }

    @Test
    void doesNotHealWhatWasOpenBeforeTheOperationAndLasts() throws Exception {
        scenery.shows(PRIMARY, STANDBY).shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.checks(2)).containsExactly("Opened NoPrimary");
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
        assertThat(scenery.checks(2)).containsExactly("Opened NoPrimary");
    }

    @Test
    @Tag("I8")
    void endsWithTheOperationAlthoughItsLockWasNotGivenBack() throws Exception {
        Operation running = runs(PROMOTE);
        scenery.operations.append(running, new OperationEvent.Failed(Sketch.NOON, "so"));
        scenery.shows(PRIMARY, BROKEN);
        assertThat(scenery.check()).containsExactly("Opened StandbyBroken:db2");
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
                new ApprovalRule(1, false, false, Duration.ofMinutes(15)),
                PlanFingerprint.of(List.of()));
        Operation asked = scenery.operations.propose(
                plan, new Person("web", "alice", "Alice"), "ops", Sketch.NOON, Sketch.NOON.plusSeconds(900), Optional.empty());
        scenery.operations.claim("shop", asked.id());
        return scenery.operations
                .append(asked, new OperationEvent.Started(Sketch.NOON))
                .orElseThrow();
    }
}
