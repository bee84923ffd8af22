package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.plan.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot dies at every moment of an operation; the next one on the same store brings it to the same end. */
@Tag("story-15")
class CrashTest {
    private static final List<String> ALL_STEPS =
            STEPS.stream().map(Step::sentence).toList();
    private static final int EVENTS_OF_A_RUN = 11;
    private static final int EVENTS_OF_A_RETREAT = 11;
    private final Office office = new Office();

    static Stream<Integer> everyEvent() {
        return Stream.iterate(2, number -> number <= EVENTS_OF_A_RUN, number -> number + 1);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    @Tag("F1")
    @Tag("F2")
    @Tag("F3")
    @Tag("F5")
    void completesWithEachEffectOnceWhenItDiesBeforeAnEventIsStored(int number) {
        office.store.crashBeforeAppend(number);
        completesAfterARestart();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    @Tag("F1")
    @Tag("F2")
    @Tag("F3")
    @Tag("F5")
    void completesWithEachEffectOnceWhenItDiesAfterAnEventIsStored(int number) {
        office.store.crashAfterAppend(number);
        completesAfterARestart();
    }

    @Test
    @Tag("F1")
    void completesWhenItDiesRightAfterTheApproval() {
        office.store.crashAfterAppend(1);
        completesAfterARestart();
    }

    @Test
    void doesNothingWhenItDiesBeforeTheApprovalIsStored() {
        office.store.crashBeforeAppend(1);
        long id = office.run();
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.PROPOSED);
        assertThat(office.world.effects).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void completesWithEachEffectOnceWhenItDiesBeforeAnEffect(int number) {
        office.world.crashBeforeEffect(number);
        completesAfterARestart();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void completesWithEachEffectOnceWhenItDiesAfterAnEffect(int number) {
        office.world.crashAfterEffect(number);
        completesAfterARestart();
    }

    static Stream<Integer> everyEventOfARetreat() {
        return Stream.iterate(6, number -> number <= EVENTS_OF_A_RETREAT, number -> number + 1);
    }

    @ParameterizedTest
    @MethodSource("everyEventOfARetreat")
    void retreatsWithEachEffectOnceWhenItDiesOnTheWayBack(int number) {
        String stop = STEPS.get(1).sentence();
        office.world.refuses(stop);
        office.store.crashBeforeAppend(number);
        long id = office.run();
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.FAILED);
        assertThat(office.world.effects).doesNotHaveDuplicates().hasSize(3).doesNotContain(stop);
        assertThat(office.store.holder("shop")).isEmpty();
    }

    @Test
    void givesTheLockBackWhenItDiedBetweenTheLastEventAndTheRelease() {
        office.store.diesAtRelease();
        long id = office.run();
        assertThat(office.store.holder("shop")).isPresent();
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.store.holder("shop")).isEmpty();
    }

    @Test
    void staysRunningWhenItsThreadIsInterruptedAndGoesOnAfterARestart() {
        office.world.interruptIn(ALL_STEPS.get(1));
        long id = office.run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(office.state(id)).isEqualTo(OperationState.RUNNING);
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).isEqualTo(ALL_STEPS);
    }

    private void completesAfterARestart() {
        long id = office.run();
        assertThat(office.store.unfinished().isEmpty()
                        && office.store.holder("shop").isEmpty())
                .isFalse();
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).isEqualTo(ALL_STEPS);
        assertThat(office.store.holder("shop")).isEmpty();
    }
}
