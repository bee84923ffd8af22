package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.ALICE;
import static io.understudy.replication.operate.Office.BOB;
import static io.understudy.replication.operate.Office.CAROL;
import static io.understudy.replication.operate.Office.CAROL_IN_SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.operate.Desk.Decision.NotAccepted;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which clicks count when people come from two platforms. */
class ApprovalOverPlatformsTest {
    private static final Person ALICE_IN_SLACK = new Person("slack", "T1/U1", "Alice A.");
    private final Office office = new Office();

    @Test
    @Tag("F27")
    void theRequesterDoesNotApproveFromASecondPlatform() {
        everybodyIs(Sameness.SAME);
        long id = office.ask();
        assertThat(reason(office.approve(id, ALICE_IN_SLACK)))
                .isEqualTo("You asked for this; another approver decides.");
        assertThat(office.events(id)).isEmpty();
        assertThat(office.world.effects).isEmpty();
    }

    @Test
    @Tag("F27")
    void whoMayBeTheRequesterDoesNotApproveAndIsToldTheRemedy() {
        long id = office.ask();
        assertThat(reason(office.approve(id, ALICE_IN_SLACK)))
                .isEqualTo("Understudy cannot tell whether Alice A. (slack:T1/U1) is Alice (web:alice), who asked for"
                        + " this; nothing was done. Approve on web, or say under users in the configuration who both"
                        + " of them are on slack and on web.");
        assertThat(office.events(id)).isEmpty();
        office.approve(id, BOB);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void whoIsSurelyAnotherPersonApprovesFromAnotherPlatform() {
        everybodyIs(Sameness.DIFFERENT);
        long id = office.ask();
        office.approve(id, CAROL_IN_SLACK);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    @Tag("F27")
    @Tag("I1")
    void onePersonOnTwoPlatformsDoesNotGiveTwoOfTwoApprovals() {
        office.identities = (one, other) -> one.name().equals(other.name()) ? Sameness.SAME : Sameness.DIFFERENT;
        office.rule = Office.TWO_WITH_NAME;
        long id = office.ask();
        office.desk().approve(id, CAROL, "shop");
        assertThat(reason(office.desk().approve(id, CAROL_IN_SLACK, "shop")))
                .isEqualTo("You approved this already; another approver is needed besides.");
        assertThat(office.state(id)).isEqualTo(OperationState.PROPOSED);
        office.desk().approve(id, BOB, "shop");
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    @Tag("F27")
    @Tag("I1")
    void whoMayHaveApprovedAlreadyElsewhereIsNotTheSecondApprover() {
        office.rule = Office.TWO_WITH_NAME;
        long id = office.ask(ALICE_IN_SLACK);
        office.desk().approve(id, CAROL_IN_SLACK, "shop");
        office.identities = (one, other) -> other.equals(CAROL_IN_SLACK) ? Sameness.UNKNOWN : Sameness.DIFFERENT;
        assertThat(reason(office.desk().approve(id, BOB, "shop")))
                .startsWith("Understudy cannot tell whether Bob (web:bob) is Carol (slack:T1/U3), who approved this"
                        + " already; nothing was done. Approve on slack, or");
        assertThat(office.state(id)).isEqualTo(OperationState.PROPOSED);
    }

    @Test
    void whereTheRequesterMayApproveItDoesNotMatterWhoThatIs() {
        office.rule = new ApprovalRule(1, true, new TypedText.Nothing(), Duration.ofMinutes(15));
        long id = office.ask();
        office.approve(id, ALICE_IN_SLACK);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void theBotIsNobodysSecondPlatform() {
        long id = office.ask(OwnOperations.BOT);
        office.approve(id, ALICE_IN_SLACK);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void peopleOfOnePlatformAreWhoTheirIdsSay() {
        Identities identities = Identities.byPlatform();
        assertThat(identities.compare(ALICE, new Person("web", "alice", "A."))).isEqualTo(Sameness.SAME);
        assertThat(identities.compare(ALICE, BOB)).isEqualTo(Sameness.DIFFERENT);
        assertThat(identities.compare(CAROL, CAROL_IN_SLACK)).isEqualTo(Sameness.UNKNOWN);
    }

    @Test
    @Tag("F25")
    void ofTwoPromotionsAskedForOnTwoPlatformsOneWinsAndTheOtherIsToldWhoAndWhat() {
        everybodyIs(Sameness.DIFFERENT);
        office.holdTheOperationThread();
        long onWeb = office.ask(ALICE);
        long inSlack = office.ask(CAROL_IN_SLACK);
        office.approve(inSlack, BOB);
        office.approve(onWeb, CAROL_IN_SLACK);
        office.queue.remove(0).run();
        office.facts = "promoted meanwhile";
        office.letTheOperationThreadGo();

        assertThat(office.state(inSlack)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.state(onWeb)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(onWeb)).contains("request 2 of Carol ran meanwhile: Promote db2");
        assertThat(office.world.effects).hasSize(4);
    }

    private void everybodyIs(Sameness sameness) {
        office.identities = (one, other) -> sameness;
    }

    private static String reason(Decision decision) {
        assertThat(decision).isInstanceOf(NotAccepted.class);
        return ((NotAccepted) decision).reason();
    }
}
