package io.understudy.replication.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
import io.understudy.replication.plan.ReplicationStep;
import io.understudy.replication.plan.ServerStep;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which pauses are ours is read from what operations did. */
@Tag("I8")
class PauseLeasesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Step PAUSE = new ServerStep.PauseReplay("db2", HOUR);

    @Test
    void aPauseIsOursFromItsIntentOnSinceABotThatDiedMayHaveMadeIt() {
        assertThat(PauseLeases.of(List.of(operation(1, PAUSE)))).isEmpty();
        assertThat(PauseLeases.of(List.of(operation(1, PAUSE, started(0)))))
                .containsExactly(new PauseLease("db2", 1, "Alice", "old data", NOON.plus(HOUR)));
    }

    @Test
    void resumingRestartingAndStoppingTheServerEndIt() {
        Operation paused = operation(1, PAUSE, started(0), done(1));
        for (Step end : List.of(
                new ServerStep.ResumeReplay("db2"),
                new ServerStep.RestartServer("db2"),
                new ReplicationStep.StopStandby("db2"))) {
            assertThat(PauseLeases.of(List.of(operation(2, end, started(2)), paused)))
                    .hasSize(1);
            assertThat(PauseLeases.of(List.of(operation(2, end, started(2), done(3)), paused)))
                    .isEmpty();
        }
        Operation elsewhere = operation(2, new ServerStep.ResumeReplay("db3"), started(2), done(3));
        assertThat(PauseLeases.of(List.of(elsewhere, paused))).hasSize(1);
    }

    @Test
    void theOrderIsThatOfWhatHappenedNotOfWhatWasAsked() {
        Operation resumed = operation(1, new ServerStep.ResumeReplay("db2"), started(1), done(2));
        Operation pausedAfter = operation(2, PAUSE, started(5), done(6));
        assertThat(PauseLeases.of(List.of(pausedAfter, resumed)))
                .extracting(PauseLease::request)
                .containsExactly(2L);
    }

    @Test
    void isNamedOnlyWhenItIsOverAndThenEveryHalfMinute() {
        FragileStore store = new FragileStore();
        Operation asked = store.propose(plan(PAUSE), Office.ALICE, "ops", NOON, NOON.plus(HOUR), Optional.empty());
        store.append(asked, started(0));
        Instant[] now = {NOON};
        PauseKeeper keeper = new PauseKeeper(store, "shop", () -> now[0]);
        assertThat(keeper.overdue()).isEmpty();
        now[0] = NOON.plus(HOUR);
        assertThat(keeper.overdue()).hasSize(1);
        assertThat(keeper.overdue()).isEmpty();
        now[0] = now[0].plusSeconds(30);
        assertThat(keeper.overdue()).hasSize(1);
    }

    @Test
    void onlyTheBotsOwnIsOverAsSoonAsNobodyInThisProcessNeedsIt() {
        FragileStore store = new FragileStore();
        Plan own = plan(new Intent.HoldReplay("shop", "db2", HOUR, "a backup reads it"), PAUSE);
        Operation asked =
                store.propose(own, OwnOperations.BOT, "ops", NOON, NOON.plus(HOUR), Optional.empty());
        store.append(asked, started(0));
        PauseKeeper keeper = new PauseKeeper(store, "shop", () -> NOON);
        keeper.hold(asked.id());
        assertThat(keeper.overdue()).isEmpty();
        keeper.release(asked.id());
        assertThat(keeper.overdue()).hasSize(1);
        assertThat(new PauseKeeper(store, "shop", () -> NOON).overdue())
                .as("what a bot finds that did not make it")
                .hasSize(1);
    }

    private static OperationEvent started(int second) {
        return new OperationEvent.StepStarted(NOON.plusSeconds(second), false, 0, Optional.empty());
    }

    private static OperationEvent done(int second) {
        return new OperationEvent.StepDone(NOON.plusSeconds(second), false, 0, "seen");
    }

    private static Operation operation(long id, Step step, OperationEvent... events) {
        return new Operation(
                id, plan(step), Office.ALICE, "ops", NOON, NOON.plus(HOUR), Optional.empty(), List.of(events));
    }

    private static Plan plan(Step step) {
        return plan(new Intent.PauseReplay("shop", "db2", HOUR, "old data"), step);
    }

    private static Plan plan(Intent intent, Step step) {
        return new Plan(
                intent,
                "pause",
                "Pause",
                List.of(step),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Loss.Nothing(),
                0,
                "",
                new ApprovalRule(1, true, new TypedText.Nothing(), HOUR),
                PlanFingerprint.of(List.of("x")));
    }
}
