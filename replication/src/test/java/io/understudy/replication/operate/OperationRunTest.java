package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.BOB;
import static io.understudy.replication.operate.Office.STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How an approved plan runs to its end. */
class OperationRunTest {
    private static final List<String> ALL_STEPS =
            STEPS.stream().map(Step::sentence).toList();
    private static final String STOP = STEPS.get(1).sentence();
    private static final String PROMOTE = STEPS.get(2).sentence();
    private static final String START = STEPS.get(3).sentence();
    private final Office office = new Office();

    @Test
    void storesEachIntentBeforeAndEachOutcomeAfterTheTouch() {
        long id = office.run();
        assertThat(office.events(id))
                .containsExactly(
                        "Approved",
                        "Started",
                        "StepStarted 0",
                        "StepDone 0",
                        "StepStarted 1",
                        "StepDone 1",
                        "StepStarted 2",
                        "StepDone 2",
                        "StepStarted 3",
                        "StepDone 3",
                        "Completed");
        assertThat(office.world.effects).isEqualTo(ALL_STEPS);
        assertThat(office.store.holder("shop")).isEmpty();
    }

    @Test
    void tellsPeopleAfterEveryEvent() {
        long id = office.run();
        assertThat(office.told)
                .hasSize(1 + office.operation(id).events().size())
                .endsWith(OperationState.COMPLETED);
    }

    @Test
    @Tag("F31")
    void goesOnWhenChatIsDown() {
        office.deafenChat();
        assertThat(office.state(office.run())).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void countsAStepAsDoneThatHappenedAlthoughItComplained() {
        office.world.happensButComplains(PROMOTE);
        assertThat(office.state(office.run())).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void retreatsInOrderWhenAStepFailsBeforeThePointOfNoReturn() {
        office.world.refuses(STOP);
        long id = office.run();
        assertThat(office.events(id))
                .endsWith(
                        "StepFailed 1",
                        "StepStarted back 0",
                        "StepDone back 0",
                        "StepStarted back 1",
                        "StepDone back 1",
                        "Failed");
        assertThat(office.world.effects)
                .containsExactly(ALL_STEPS.get(0), START, "drop the slot db1 on db2, which nobody uses any more");
        assertThat(office.last(id))
                .contains("Step 2 failed before the point of no return; everything is as it was before.");
    }

    @Test
    @Tag("I6")
    void doesNotRetreatWhenThePromotionItselfFailedAndSaysThatItMayStillHappen() {
        office.world.refuses(PROMOTE);
        long id = office.run();
        assertThat(office.state(id)).isEqualTo(OperationState.FAILED);
        assertThat(office.events(id)).noneMatch(event -> event.contains("back"));
        assertThat(office.last(id))
                .contains("It stopped at step 3 of 4, which cannot be taken back and may still take effect:"
                        + " promote db2 to primary. What was done before it stays. Look first: /replica status shop.");
    }

    @Test
    @Tag("I6")
    void retreatsFromARefusedPromotionThatIsProvenToHaveLeftNothing() {
        office.world.refuses(PROMOTE);
        office.world.leaves(new Standing.NotDone("it was not asked"));
        long id = office.run();
        assertThat(office.events(id))
                .containsSubsequence("StepFailed 2", "StepDone back 0", "StepDone back 1", "Failed");
        assertThat(office.last(id))
                .contains("Step 3 was refused, proven without any effect; everything is as it was before.");
    }

    @Test
    @Tag("I6")
    void asksPeopleWithCommandsWhenAFailedPromotionMayStillHappen() {
        office.world.refuses(PROMOTE);
        office.world.leaves(new Standing.Unknown("It may still happen.", List.of("psql -h db2")));
        long id = office.run();
        assertThat(office.state(id)).isEqualTo(OperationState.NEEDS_HUMAN);
        assertThat(office.events(id)).noneMatch(event -> event.contains("back"));
        assertThat(office.last(id)).contains("It may still happen.", "psql -h db2");
    }

    @Test
    void saysWhatStaysWhenAStepFailsAfterThePointOfNoReturn() {
        office.world.refuses(START);
        long id = office.run();
        assertThat(office.state(id)).isEqualTo(OperationState.FAILED);
        assertThat(office.last(id))
                .contains("It stopped at step 4 of 4: start db1. What was done before it stays."
                        + " To go on: /replica promote db2, or look with /replica status shop.");
    }

    @Test
    void asksPeopleWhenTheWayBackFailsToo() {
        office.world.refuses(STOP);
        office.world.refuses(START);
        long id = office.run();
        assertThat(office.state(id)).isEqualTo(OperationState.NEEDS_HUMAN);
        assertThat(office.last(id)).contains("the way back failed too: start db1", "/replica status shop");
        assertThat(office.store.holder("shop")).isEmpty();
    }

    @Test
    void looksAgainBeforeItAsksPeopleWhenItCannotTell() {
        office.world.cannotTellAtFirstWhether(STOP, 3);
        long id = office.run();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).isEqualTo(ALL_STEPS);
    }

    @Test
    @Tag("I6")
    void asksPeopleWithCommandsWhenItCannotTellWhetherAStepHappened() {
        office.world.cannotTellWhether(STOP);
        long id = office.run();
        assertThat(office.state(id)).isEqualTo(OperationState.NEEDS_HUMAN);
        assertThat(office.world.effects).containsExactly(ALL_STEPS.get(0));
        assertThat(office.last(id)).contains(STOP, "Its machine does not answer.", "ssh machine-db1");
    }

    @Test
    void aMistakeInOurCodeEndsTheOperationInsteadOfHoldingTheLock() {
        office.world.burstsIn(STOP);
        long id = office.run();
        assertThat(office.state(id)).isEqualTo(OperationState.FAILED);
        assertThat(office.events(id)).contains("StepFailed 1", "StepDone back 1");
        assertThat(office.store.holder("shop")).isEmpty();
    }

    @Test
    @Tag("F32")
    void touchesNothingWhoseIntentCouldNotBeStored() {
        office.store.refuse(event -> event instanceof OperationEvent.StepStarted started && started.step() == 1);
        long id = office.run();
        assertThat(office.world.effects).containsExactly(ALL_STEPS.get(0));
        assertThat(office.state(id)).isEqualTo(OperationState.RUNNING);
    }

    @Test
    @Tag("F32")
    void goesOnByItselfWhenTheStoreAnswersAgainAndRunsNothingTwice() {
        office.store.refuse(event -> event instanceof OperationEvent.StepDone done && done.step() == 1);
        long id = office.run();
        office.desk().expireOverdue();
        assertThat(office.state(id)).isEqualTo(OperationState.RUNNING);
        office.store.mend();
        office.desk().expireOverdue();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).isEqualTo(ALL_STEPS);
    }

    @Test
    @Tag("F32")
    void tellsTheEndAlthoughTheLockCouldNotBeGivenBack() {
        office.store.cannotRelease();
        office.run();
        assertThat(office.told).endsWith(OperationState.COMPLETED);
        office.store.mend();
        long next = office.ask();
        office.approve(next, BOB);
        assertThat(office.state(next)).isEqualTo(OperationState.COMPLETED);
    }
}
