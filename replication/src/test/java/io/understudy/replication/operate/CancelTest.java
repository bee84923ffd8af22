package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.BOB;
import static io.understudy.replication.operate.Office.CAROL;
import static io.understudy.replication.operate.Office.RETREAT;
import static io.understudy.replication.operate.Office.STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation that people stop, at every moment of its way, and also when the bot dies of it. */
class CancelTest {
    private static final List<String> ALL_STEPS =
            STEPS.stream().map(Step::sentence).toList();
    private static final List<String> BACK =
            RETREAT.stream().map(Step::sentence).toList();
    private static final String STOP = ALL_STEPS.get(1);
    private static final int FIRST_WHILE_RUNNING = 2;
    private static final int LAST_BEFORE_THE_POINT = 6;
    private static final int LONGEST = 14;
    private final Office office = new Office();
    private Optional<Decision> decision = Optional.empty();

    @Test
    void whatWaitsForApprovalIsOverAtOnce() {
        long id = office.ask();
        assertThat(office.desk().cancel(id, CAROL)).isInstanceOf(Decision.Accepted.class);
        assertThat(office.state(id)).isEqualTo(OperationState.CANCELLED);
        assertThat(reason(office.approve(id, BOB))).isEqualTo("Request 1 is cancelled; nothing was done.");
        assertThat(reason(office.desk().cancel(id, CAROL)))
                .isEqualTo("Request 1 is cancelled; there is nothing to cancel.");
        assertThat(reason(office.desk().cancel(7, CAROL))).isEqualTo("There is no request 7; nothing was done.");
    }

    @Test
    void whatWaitsForItsTurnIsNotBegun() {
        office.holdTheOperationThread();
        long id = office.ask();
        office.approve(id, BOB);
        office.desk().cancel(id, CAROL);
        office.letTheOperationThreadGo();
        assertThat(office.state(id)).isEqualTo(OperationState.CANCELLED);
        assertThat(office.world.effects).isEmpty();
        assertThat(office.store.holder("shop")).isEmpty();
    }

    static IntStream whileItRuns() {
        return IntStream.rangeClosed(FIRST_WHILE_RUNNING, LAST_BEFORE_THE_POINT);
    }

    @ParameterizedTest
    @MethodSource("whileItRuns")
    void takesBackWhatWasDoneBeforeThePointOfNoReturn(int moment) {
        long id = runAndCancelAfter(moment);
        assertThat(decision.orElseThrow()).isInstanceOf(Decision.Accepted.class);
        isTakenBack(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10})
    void isTooLateOnceTheStepThatCannotBeTakenBackBegan(int moment) {
        long id = runAndCancelAfter(moment);
        assertThat(reason(decision.orElseThrow()))
                .isEqualTo(
                        "Too late: Request 1 has passed its point of no return (promote db2 to primary) and goes on to"
                                + " its end.");
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).isEqualTo(ALL_STEPS);
    }

    static Stream<Arguments> everyMomentAndEveryDeathAfterIt() {
        return whileItRuns().boxed().flatMap(cancelled -> IntStream.rangeClosed(cancelled, LONGEST)
                .boxed()
                .flatMap(dead -> Stream.of(Arguments.of(cancelled, dead, true), Arguments.of(cancelled, dead, false))));
    }

    @ParameterizedTest
    @MethodSource("everyMomentAndEveryDeathAfterIt")
    @Tag("story-15")
    void isTakenBackWithEachEffectOnceAlsoWhenTheBotDiesOfIt(int cancelled, int dead, boolean beforeTheEvent) {
        if (beforeTheEvent) {
            office.store.crashBeforeAppend(dead);
        } else {
            office.store.crashAfterAppend(dead);
        }
        long id;
        try {
            id = runAndCancelAfter(cancelled);
        } catch (Crash.Dead died) {
            id = 1;
        }
        office.restart();
        if (decision.isPresent()) {
            isTakenBack(id);
        } else {
            // It died in the very moment of the wish, which was stored or was not: whole either way.
            assertThat(office.state(id)).isIn(OperationState.CANCELLED, OperationState.COMPLETED);
            assertThat(office.world.effects).doesNotHaveDuplicates();
        }
        assertThat(office.store.holder("shop")).isEmpty();
    }

    @Test
    void aStepThatWaitsStopsWaitingAndWhatItBeganIsEnded() {
        long id = office.ask();
        office.world.waitsIn(STOP, () -> decision = Optional.of(office.desk().cancel(id, CAROL)));
        office.approve(id, BOB);
        assertThat(office.world.effects).doesNotContain(STOP);
        assertThat(office.world.abandoned).containsExactly(STOP);
        isTakenBack(id);
        assertThat(office.last(id)).contains("It stopped at step 2 of 4 before the point of no return");
    }

    @Test
    void aRestartedBotEndsWhatTheCancelledStepBegan() {
        long id = office.ask();
        office.world.waitsIn(STOP, () -> {
            office.desk().cancel(id, CAROL);
            throw new Crash.Dead();
        });
        try {
            office.approve(id, BOB);
        } catch (Crash.Dead died) {
            assertThat(office.world.abandoned).isEmpty();
        }
        office.restart();
        assertThat(office.world.abandoned).containsExactly(STOP);
        isTakenBack(id);
    }

    @Test
    void aStoppedBotIsNoCancelledOperation() {
        office.world.interruptIn(STOP);
        long id = office.run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(office.world.abandoned).isEmpty();
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void theWayBackIsNotCancelledItself() {
        long id = office.ask();
        office.world.waitsIn(STOP, () -> office.desk().cancel(id, CAROL));
        office.world.waitsIn(
                BACK.get(0), () -> decision = Optional.of(office.desk().cancel(id, BOB)));
        office.approve(id, BOB);
        assertThat(reason(decision.orElseThrow()))
                .isEqualTo("Request 1 was cancelled by Carol already, and is being taken back.");
        isTakenBack(id);
    }

    @Test
    void saysWhatStaysWhereThereIsNoWayBack() {
        office.retreat = List.of();
        long id = runAndCancelAfter(LAST_BEFORE_THE_POINT);
        assertThat(office.state(id)).isEqualTo(OperationState.CANCELLED);
        // The point of no return was next: it was not begun, and nothing may still take effect.
        assertThat(office.last(id))
                .contains("It stopped at step 3 of 4: promote db2 to primary. What was done before it stays.");
    }

    @Test
    void whatHasNoPointOfNoReturnIsDoneWhenItsLastStepIs() {
        office.steps = STEPS.subList(0, 2);
        long id = runAndCancelAfter(5);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).isEqualTo(ALL_STEPS.subList(0, 2));
    }

    private void isTakenBack(long id) {
        assertThat(office.state(id)).isEqualTo(OperationState.CANCELLED);
        assertThat(office.last(id)).contains("Carol", "everything is as it was before");
        List<String> forward = new ArrayList<>(office.world.effects);
        forward.removeAll(BACK);
        assertThat(office.world.effects)
                .doesNotHaveDuplicates()
                .endsWith(BACK.toArray(String[]::new))
                .hasSize(forward.size() + BACK.size());
        assertThat(forward).isEqualTo(ALL_STEPS.subList(0, forward.size())).hasSizeLessThanOrEqualTo(2);
        assertThat(office.store.holder("shop")).isEmpty();
    }

    private long runAndCancelAfter(int moment) {
        long id = office.ask();
        office.store.meanwhile(
                moment, () -> decision = Optional.of(office.desk().cancel(id, CAROL)));
        office.approve(id, BOB);
        return id;
    }

    private static String reason(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.NotAccepted.class);
        return ((Decision.NotAccepted) decision).reason();
    }
}
