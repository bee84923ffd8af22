package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.promote;
import static io.understudy.replication.plan.Scene.promoteUnfenced;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A promotion when the dead primary's machine cannot be asked. */
class UnseenFailoverPlanTest {
    private static final Hook MOVE_ADDRESS = new Hook(
            "move-address", List.of("move", "{address}", "{cluster}"), List.of(), Duration.ofSeconds(5), false);
    private static final Hook POWER_OFF = new Hook(
            "power-off",
            List.of("power", "off", "{node}"),
            List.of("power", "is-off", "{node}"),
            Duration.ofSeconds(5),
            true);
    private static final Hook TELL =
            new Hook("tell", List.of("tell", "{new_primary}"), List.of(), Duration.ofSeconds(5), false);

    private final Scene scene = Scene.deadPrimary()
            .sees(Sketch.unknown("db1", UnknownReason.TIMEOUT))
            .cannotReachTheMachineOf("db1");

    private static FencingSettings hooks(Hook... hooks) {
        return new FencingSettings(List.of(hooks), List.of(TELL));
    }

    @Test
    @Tag("F12")
    @Tag("story-2")
    void isRefusedUnlessItIsAskedForInSoManyWords() {
        Check objection = scene.objections(promote("db2")).get(0);
        assertThat(objection.name()).isEqualTo("primary-proven-gone");
        assertThat(objection.sentence()).contains("it may be alive");
        assertThat(objection.hint()).endsWith("/replica promote-unfenced db2.");
    }

    @Test
    @Tag("I1")
    void needsTwoApproversWhoTypeTheRisk() {
        Plan plan = scene.plan(promoteUnfenced("db2"));
        assertThat(plan.approval().needed()).isEqualTo(2);
        assertThat(plan.approval().requesterMayApprove()).isFalse();
        assertThat(plan.approval().typed()).isEqualTo(new TypedText.Risk("db1 may still take writes"));
        assertThat(plan.risks())
                .first()
                .asString()
                .startsWith("db1 may still take writes: clients that still reach it");
    }

    @Test
    void saysThatTheLossIsOnlyKnownFromTheLastSighting() {
        scene.lastSaw("db1", 1, Sketch.HERE.plus(1_000));
        assertThat(scene.plan(promoteUnfenced("db2")).loss()).isInstanceOf(Loss.SinceLastSighting.class);
        scene.neverSawAPrimary();
        assertThat(scene.plan(promoteUnfenced("db2")).loss()).isInstanceOf(Loss.Unknown.class);
    }

    @Test
    void isAnotherPlanThanTheSameStepsWithAProof() {
        assertThat(scene.plan(promoteUnfenced("db2")).fingerprint())
                .isNotEqualTo(
                        scene.hookedBy(hooks(POWER_OFF)).plan(promote("db2")).fingerprint());
    }

    @Test
    void aHookThatProvesIsTheFence() {
        scene.hookedBy(hooks(MOVE_ADDRESS, POWER_OFF));
        assertThat(scene.steps(promote("db2")))
                .containsExactly(
                        "run the hook power-off for db1 (power off db1)",
                        "run the hook move-address for db1 (move host-db1 shop)",
                        "promote db2 to primary, once the hook says again that db1 is fenced",
                        "verify that a write commits on db2 and that its new timeline is on disk",
                        "run the hook tell for db2 (tell db2)");
        assertThat(scene.plan(promote("db2")).approval().typed()).isEqualTo(new TypedText.ClusterName());
    }

    @Test
    void whereTheMachineProvesTheFenceNoHookThatProvesRuns() {
        Scene reachable = Scene.deadPrimary().hookedBy(hooks(POWER_OFF, MOVE_ADDRESS));
        assertThat(reachable.steps(promote("db2")))
                .containsSubsequence(
                        "fence db1: prove that its server is gone, and that nothing starts it anymore",
                        "run the hook move-address for db1 (move host-db1 shop)",
                        "promote db2 to primary")
                .noneMatch(step -> step.contains("power-off"));
    }

    @Test
    void aSwitchoverTellsTheHooksAfterwards() {
        assertThat(Scene.wellPair().hookedBy(hooks(POWER_OFF)).steps(promote("db2")))
                .contains("run the hook tell for db2 (tell db2)")
                .noneMatch(step -> step.contains("power-off"));
    }

    @Test
    @Tag("F12")
    @Tag("story-2")
    void isRefusedInAnyWordsWhileAStandbyStillStreams() {
        scene.sees(new StandbySketch("db2").seen()).hookedBy(hooks(POWER_OFF));
        assertThat(scene.objection(promoteUnfenced("db2"))).contains("it is alive, the bot is cut off");
        assertThat(scene.objection(promote("db2"))).contains("it is alive, the bot is cut off");
    }

    @Test
    void isRefusedInAnyWordsWhileTheServerAnswersWithARefusal() {
        for (UnknownReason refusal : List.of(UnknownReason.LOGIN_REFUSED, UnknownReason.TOO_MANY_CLIENTS)) {
            scene.sees(Sketch.unknown("db1", refusal));
            assertThat(scene.objection(promoteUnfenced("db2"))).contains("it is alive");
        }
        scene.sees(Sketch.down("db1", DownReason.STARTING));
        assertThat(scene.objection(promoteUnfenced("db2"))).contains("it is alive");
    }

    @Test
    void aRiskThatIsNotNeededIsNotTaken() {
        assertThat(Scene.deadPrimary().objection(promoteUnfenced("db2"))).endsWith("no risk is needed.");
        assertThat(Scene.wellPair().objection(promoteUnfenced("db2"))).endsWith("no risk is needed.");
    }

    @Test
    @Tag("F45")
    void aCandidateThatIsBehindIsRefusedAtAnyRisk() {
        scene.sees(new StandbySketch("db3")
                .withoutReceiver()
                .at(Sketch.HERE.plus(5_000), Sketch.HERE.plus(5_000))
                .seen());
        assertThat(scene.objection(promoteUnfenced("db2"))).contains("db3 has");
    }
}
