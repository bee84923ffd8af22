package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.ALICE;
import static io.understudy.replication.operate.Office.BOB;
import static io.understudy.replication.operate.Office.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.operate.Desk.Decision.NotAccepted;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Proposal;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which clicks count. */
class ApprovalTest {
    private final Office office = new Office();

    @Test
    @Tag("F27")
    void theRequesterDoesNotApprove() {
        long id = office.ask();
        assertThat(reason(office.approve(id, ALICE))).isEqualTo("You asked for this; another approver decides.");
        assertThat(office.world.effects).isEmpty();
    }

    @Test
    @Tag("F29")
    @Tag("story-14")
    void aDoubleClickRunsThePlanOnce() {
        office.holdTheOperationThread();
        long id = office.ask();
        office.approve(id, BOB);
        assertThat(reason(office.approve(id, BOB))).isEqualTo("Request 1 is running already; nothing was done.");
        office.letTheOperationThreadGo();
        assertThat(office.world.effects).hasSize(4);
        assertThat(reason(office.approve(id, BOB))).isEqualTo("Request 1 is done already; nothing was done.");
    }

    @Test
    void twoDifferentPeopleAreTwo() {
        office.rule = Office.TWO_WITH_NAME;
        long id = office.ask();
        office.desk().approve(id, BOB, "shop");
        assertThat(office.state(id)).isEqualTo(OperationState.PROPOSED);
        assertThat(reason(office.desk().approve(id, BOB, "shop")))
                .isEqualTo("You approved this already; another approver is needed besides.");
        office.desk().approve(id, CAROL, " shop ");
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void theClustersNameMustBeTypedWhereDataCouldBeLost() {
        office.rule = Office.TWO_WITH_NAME;
        long id = office.ask();
        assertThat(reason(office.desk().approve(id, BOB, "stop")))
                .isEqualTo("This plan needs more than a click: type the cluster's name, shop, when you approve.");
    }

    @Test
    @Tag("I1")
    void aRiskIsTypedInWordsByEachOfTwoPeopleTheClustersNameIsNotEnough() {
        office.rule =
                new ApprovalRule(2, false, new TypedText.Risk("db1 may still take writes"), Duration.ofMinutes(15));
        long id = office.ask();
        assertThat(reason(office.desk().approve(id, BOB, "shop")))
                .isEqualTo(
                        "This takes a risk: type it in these words, db1 may still take writes," + " when you approve.");
        office.desk().approve(id, BOB, "db1 may still take writes");
        assertThat(office.state(id)).isEqualTo(OperationState.PROPOSED);
        assertThat(reason(office.desk().approve(id, CAROL, ""))).contains("type it in these words");
        office.desk().approve(id, CAROL, " Db1 may still  take writes ");
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    @Tag("story-13")
    void anExpiredPreviewIsNotApprovedAndSaysHowToAskAgain() {
        long id = office.ask();
        office.wait(Duration.ofMinutes(16));
        assertThat(reason(office.approve(id, BOB))).isEqualTo("Request 1 has expired; ask again: /replica promote db2");
        assertThat(office.state(id)).isEqualTo(OperationState.EXPIRED);
    }

    @Test
    void previewsThatNobodyDecidedExpireByThemselves() {
        long id = office.ask();
        office.desk().expireOverdue();
        assertThat(office.state(id)).isEqualTo(OperationState.PROPOSED);
        office.wait(Duration.ofMinutes(16));
        office.desk().expireOverdue();
        assertThat(office.state(id)).isEqualTo(OperationState.EXPIRED);
        assertThat(office.told).endsWith(OperationState.EXPIRED);
    }

    @Test
    void aRejectedRequestIsOver() {
        long id = office.ask();
        assertThat(office.desk().reject(id, ALICE)).isInstanceOf(Decision.Accepted.class);
        assertThat(reason(office.approve(id, BOB))).isEqualTo("Request 1 is rejected; nothing was done.");
        assertThat(reason(office.desk().reject(id, BOB))).isEqualTo("Request 1 is rejected; nothing was done.");
    }

    @Test
    void aRequestThatDoesNotExistIsNotApproved() {
        assertThat(reason(office.approve(7, BOB))).isEqualTo("There is no request 7; nothing was done.");
    }

    @Test
    @Tag("I7")
    void aRuleThatAsksForMoreVoidsTheApproval() {
        long id = office.ask();
        office.rule = new ApprovalRule(2, false, new TypedText.ClusterName(), office.rule.expiresAfter());
        office.approve(id, BOB);
        assertThat(office.state(id)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(id)).contains("it takes more now than what it was approved with");
    }

    @Test
    @Tag("story-13")
    @Tag("F28")
    void changedFactsVoidTheApproval() {
        long id = office.ask();
        office.facts = "others";
        office.approve(id, BOB);
        assertThat(office.state(id)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(id)).contains("the cluster is not as it was when this was approved");
        assertThat(office.world.effects).isEmpty();
        assertThat(office.store.holder("shop")).isEmpty();
    }

    @Test
    @Tag("story-13")
    void aPlanThatWouldBeRefusedNowIsVoid() {
        long id = office.ask();
        office.refusal = Optional.of("db2 is the primary already.");
        office.approve(id, BOB);
        assertThat(office.last(id)).contains("db2 is the primary already.");
    }

    @Test
    void aLossAboveTheLimitVoidsTheApproval() {
        long id = office.ask();
        office.loss = new Loss.Exact(2_001);
        office.approve(id, BOB);
        assertThat(office.state(id)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(id)).contains("2 kB", "more than the approved limit of 1 kB");
    }

    @Test
    void aLossUpToTheLimitDoesNot() {
        long id = office.ask();
        office.loss = new Loss.Exact(1_000);
        office.approve(id, BOB);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    @Tag("story-13")
    @Tag("story-16")
    void anApprovalThatCouldNotBeginInTimeIsVoid() {
        office.holdTheOperationThread();
        long id = office.ask();
        office.approve(id, BOB);
        office.wait(Duration.ofMinutes(16));
        office.letTheOperationThreadGo();
        assertThat(office.state(id)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(id)).contains("could not begin within 15 min");
        assertThat(office.world.effects).isEmpty();
    }

    @Test
    @Tag("F35")
    void aClockThatJumpsTwoHoursAheadExpiresWhatWaitsAndRunsNothing() {
        office.holdTheOperationThread();
        long approved = office.ask();
        long waiting = office.ask();
        office.approve(approved, BOB);
        office.wait(Duration.ofHours(2));
        office.desk().expireOverdue();
        office.letTheOperationThreadGo();
        assertThat(office.state(approved)).isEqualTo(OperationState.VOIDED);
        assertThat(office.state(waiting)).isEqualTo(OperationState.EXPIRED);
        assertThat(office.world.effects).isEmpty();
    }

    @Test
    @Tag("F35")
    void aClockThatIsSetBackNeitherRevivesNorEndsAnything() {
        long expired = office.ask();
        office.wait(Duration.ofMinutes(16));
        office.desk().expireOverdue();
        long waiting = office.ask();
        office.wait(Duration.ofHours(-2));
        office.desk().expireOverdue();
        assertThat(office.state(waiting)).isEqualTo(OperationState.PROPOSED);
        assertThat(office.approve(expired, BOB)).isInstanceOf(NotAccepted.class);
        office.approve(waiting, BOB);
        assertThat(office.state(waiting)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    @Tag("F29")
    void clicksThatArriveInTheWrongOrderHaveOneEffect() {
        long id = office.ask();
        office.desk().cancel(id, ALICE);
        assertThat(reason(office.approve(id, BOB))).isEqualTo("Request 1 is cancelled; nothing was done.");
        assertThat(reason(office.desk().reject(id, CAROL))).isEqualTo("Request 1 is cancelled; nothing was done.");
        assertThat(office.events(id)).containsExactly("Cancelled");
    }

    @Test
    @Tag("F26")
    void nothingIsPlannedOrApprovedWhileAnotherOperationRuns() throws Exception {
        long waiting = office.ask();
        long running = office.ask();
        office.world.interruptIn(Office.STEPS.get(1).sentence());
        office.approve(running, BOB);
        assertThat(Thread.interrupted()).isTrue();

        Proposal proposal = office.desk().plan(Office.PROMOTE);
        assertThat(((Proposal.Refused) proposal).objections().get(0).sentence())
                .isEqualTo("Request 2 of Alice runs on shop now: Promote db2.");
        assertThat(reason(office.approve(waiting, BOB)))
                .isEqualTo("Request 2 of Alice runs on shop now: Promote db2. Approve again when it has ended.");
        assertThat(office.state(waiting)).isEqualTo(OperationState.PROPOSED);
    }

    @Test
    @Tag("F25")
    void ofTwoPromotionsAtOnceOneWinsAndTheOtherIsToldWhoAndWhat() {
        office.holdTheOperationThread();
        long first = office.ask();
        long second = office.ask();
        office.approve(first, BOB);
        office.approve(second, BOB);
        office.queue.remove(0).run();
        office.facts = "promoted meanwhile";
        office.letTheOperationThreadGo();

        assertThat(office.state(first)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.state(second)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(second)).contains("request 1 of Alice ran meanwhile: Promote db2");
        assertThat(office.world.effects).hasSize(4);
    }

    @Test
    @Tag("F25")
    void anOperationThatFindsTheLockTakenIsToldWhoAndWhat() {
        office.holdTheOperationThread();
        long first = office.ask();
        long second = office.ask();
        office.approve(second, BOB);
        office.store.claim("shop", first);
        office.letTheOperationThreadGo();
        assertThat(office.state(second)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(second)).contains("request 1 of Alice runs on shop: Promote db2");
    }

    private static String reason(Decision decision) {
        assertThat(decision).isInstanceOf(NotAccepted.class);
        return ((NotAccepted) decision).reason();
    }
}
