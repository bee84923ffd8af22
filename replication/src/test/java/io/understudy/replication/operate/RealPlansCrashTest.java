package io.understudy.replication.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.RealPlans;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.StepFamilies;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plans that are really made, with a bot that dies before or after every event and every effect, on the way there and
 * on every way back: it ends as if it had never died.
 */
@Tag("story-15")
class RealPlansCrashTest {
    private static final Map<String, Plan> PLANS = RealPlans.all();

    static Stream<String> everyPlan() {
        return PLANS.keySet().stream();
    }

    static Stream<Arguments> everyStepThatMayFail() {
        return PLANS.entrySet().stream()
                .flatMap(plan -> IntStream.range(0, plan.getValue().steps().size())
                        .mapToObj(step -> arguments(plan.getKey(), step)));
    }

    @ParameterizedTest
    @MethodSource("everyPlan")
    @Tag("F1")
    @Tag("F2")
    @Tag("F3")
    @Tag("F5")
    @Tag("F6")
    void completesWithEachStepDoneOnce(String name) {
        Ending undisturbed = new Life(name, OptionalInt.empty()).ending();
        assertThat(undisturbed.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(undisturbed.effects())
                .containsExactlyElementsOf(
                        PLANS.get(name).steps().stream().map(Step::sentence).toList());
        endsLike(undisturbed, name, OptionalInt.empty());
    }

    @ParameterizedTest(name = "{0}, step {1} fails")
    @MethodSource("everyStepThatMayFail")
    @Tag("F6")
    void endsAsItWouldHaveWithEachStepDoneOnceWhereAStepFails(String name, int failing) {
        Ending undisturbed = new Life(name, OptionalInt.of(failing)).ending();
        assertThat(undisturbed.state()).isIn(OperationState.FAILED, OperationState.NEEDS_HUMAN);
        endsLike(undisturbed, name, OptionalInt.of(failing));
    }

    @Test
    @Tag("I2")
    void aRemovalThatWasCutOffIsNeverResumed() {
        Life life = new Life("discard", OptionalInt.empty());
        life.office.store.crashAfterAppend(3);
        long id = life.office.run();
        life.office.world.cannotTellWhether(PLANS.get("discard").steps().get(0).sentence());
        life.office.restart();
        assertThat(life.office.state(id)).isEqualTo(OperationState.NEEDS_HUMAN);
        assertThat(life.office.world.effects).isEmpty();
    }

    @Test
    void everyKindOfStepIsInOneOfThesePlans() {
        assertThat(PLANS.values().stream()
                        .flatMap(plan -> Stream.concat(plan.steps().stream(), plan.retreat().stream()))
                        .<Class<?>>map(Object::getClass))
                .containsAll(StepFamilies.all().stream()
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .toList());
    }

    private static void endsLike(Ending undisturbed, String name, OptionalInt failing) {
        for (int event = 1; event <= undisturbed.events(); event++) {
            int number = event;
            if (event > 1) {
                dies("before event", number, undisturbed, name, failing, life -> life.store.crashBeforeAppend(number));
            }
            dies("after event", number, undisturbed, name, failing, life -> life.store.crashAfterAppend(number));
        }
        for (int effect = 1; effect <= undisturbed.effects().size(); effect++) {
            int number = effect;
            dies("before effect", number, undisturbed, name, failing, life -> life.world.crashBeforeEffect(number));
            dies("after effect", number, undisturbed, name, failing, life -> life.world.crashAfterEffect(number));
        }
    }

    private static void dies(
            String when, int number, Ending undisturbed, String name, OptionalInt failing, Consumer<Office> death) {
        Life life = new Life(name, failing);
        death.accept(life.office);
        Ending ending = life.ending();
        assertThat(life.died).as("%s was to die %s %d", name, when, number).isTrue();
        assertThat(ending.withoutCount())
                .as("%s, dead %s %d", name, when, number)
                .isEqualTo(undisturbed.withoutCount());
    }

    /** How an operation ended and what was done to the world, in its order. */
    private record Ending(OperationState state, List<String> effects, int events) {
        Ending withoutCount() {
            return new Ending(state, effects, 0);
        }
    }

    /** One operation, with a bot that may die once. */
    private static final class Life {
        private final Office office = new Office();
        private boolean died;

        Life(String name, OptionalInt failing) {
            Plan plan = PLANS.get(name);
            office.take(plan);
            failing.ifPresent(step -> {
                office.world.refuses(plan.steps().get(step).sentence());
                // So that there is a way back also at the point of no return.
                office.world.leaves(new Standing.NotDone("proven without any effect"));
            });
        }

        Ending ending() {
            long id = office.run();
            died = office.store.holder("shop").isPresent()
                    || !office.store.unfinished().isEmpty();
            office.restart();
            assertThat(office.store.holder("shop")).isEmpty();
            assertThat(office.world.effects).doesNotHaveDuplicates();
            return new Ending(
                    office.state(id),
                    List.copyOf(office.world.effects),
                    office.operation(id).events().size());
        }
    }
}
