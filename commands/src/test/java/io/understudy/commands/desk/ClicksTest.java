package io.understudy.commands.desk;

import static io.understudy.commands.fakes.Samples.ALICE;
import static io.understudy.commands.fakes.Samples.BOB;
import static io.understudy.commands.fakes.Samples.EVE;
import static io.understudy.commands.fakes.Samples.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.Office;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.Sameness;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClicksTest {
    private static final Person ALICE_IN_SLACK = new Person("slack", "T1/U1", "Alice");
    private final Office office = new Office("orders", "users");

    @Test
    void anApprovalEditsTheMessageAndLeavesOnlyTheButtonThatCancels() {
        PostedMessage preview = preview();
        office.click(BOB, preview, "Approve");
        PostedMessage now = office.message("operation/41");
        assertThat(now.message().text()).startsWith("APPROVED by Bob 14:02:11 UTC");
        assertThat(now.message().buttons()).extracting(Button::label).containsExactly("Cancel");
        assertThat(now.id()).isEqualTo(preview.id());
        assertThat(now.invocation()).isEqualTo(preview.invocation());
    }

    @Test
    @Tag("F27")
    void refusesOnesOwnApprovalForThatPersonsEyesOnly() {
        PostedMessage preview = preview();
        String click = office.click(ALICE, preview, "Approve");
        assertThat(office.answer(click).message().text()).isEqualTo("You asked for this; another approver decides.");
        assertThat(office.answer(click).visibleTo(BOB)).isFalse();
        assertThat(office.message("operation/41")).isEqualTo(preview);
        assertThat(office.audit)
                .contains("Alice refused-decision request 41: You asked for this; another approver decides.");
    }

    @Test
    @Tag("F27")
    void judgesTheRoleAtTheClick() {
        PostedMessage preview = preview();
        office.takeApprovalFromBob();
        for (String label : new String[] {"Approve", "Reject"}) {
            String click = office.click(BOB, preview, label);
            assertThat(office.answer(click).message().text())
                    .isEqualTo("This needs the role approver. You (web:bob) have viewer. Nothing was done.");
        }
        assertThat(office.message("operation/41")).isEqualTo(preview);
    }

    @Test
    void letsTheRequesterTakeItBack() {
        office.click(ALICE, preview(), "Reject");
        assertThat(office.message("operation/41").message().text()).startsWith("CANCELLED by Alice");
    }

    @Test
    @Tag("F28")
    void aButtonOfAnEarlierWordingDoesNothing() {
        PostedMessage preview = preview();
        office.click(BOB, preview, "Approve");
        PostedMessage approved = office.message("operation/41");
        String late = office.click(BOB, preview.id(), Office.buttonId(preview, "Reject"));
        assertThat(office.answer(late).message().text()).startsWith("This button is no longer valid:");
        String forged = office.click(BOB, "m999", "Approve");
        assertThat(office.answer(forged).visibleTo(ALICE)).isFalse();
        assertThat(office.message("operation/41")).isEqualTo(approved);
        assertThat(office.audit)
                .contains(
                        "Bob refused-click unknown button " + Office.buttonId(preview, "Reject") + " of message "
                                + preview.id(),
                        "Bob refused-click unknown button Approve of message m999");
    }

    @Test
    @Tag("F29")
    void doesARedeliveredClickOnceAndWritesTheOtherIntoTheAudit() {
        PostedMessage preview = preview();
        Click click = new Click("c", BOB, preview.id(), Office.buttonId(preview, "Approve"), "", Samples.NOW);
        office.submit(click);
        office.submit(click);
        office.settle();
        assertThat(office.board.byKey("answer/c")).isEmpty();
        assertThat(office.audit)
                .containsOnlyOnce(
                        "Bob repeated-click known event c: button " + click.button() + " of message " + preview.id());
    }

    @Test
    void letsTheRequesterTakeItBackFromAnotherPlatformWhereThatIsSurelyTheSame() {
        PostedMessage preview = preview();
        office.identities = (one, other) -> one.name().equals(other.name()) ? Sameness.SAME : Sameness.DIFFERENT;
        office.click(ALICE_IN_SLACK, preview, "Reject");
        assertThat(office.message("operation/41").message().title()).endsWith("REJECTED");
    }

    @Test
    void whoMayBeTheRequesterTakesNothingBack() {
        PostedMessage preview = preview();
        String click = office.click(ALICE_IN_SLACK, preview, "Reject");
        assertThat(office.answer(click).message().title()).isEqualTo("Not allowed");
        assertThat(office.message("operation/41")).isEqualTo(preview);
        assertThat(office.audit).contains("Alice refused-role reject request 41: needs APPROVER");
    }

    @Test
    void aRefusalSaysWhichQuestionAboutRolesIsOpenAndSoDoesTheAudit() {
        PostedMessage preview = preview();
        office.doubt = Optional.of("Slack could not be asked who is in the user group S0DBA (timeout).");
        String click = office.click(ALICE_IN_SLACK, preview, "Approve");
        assertThat(office.answer(click).message().text())
                .isEqualTo("This needs the role approver. You are not known here (slack:T1/U1). Nothing was done."
                        + " Slack could not be asked who is in the user group S0DBA (timeout).");
        assertThat(office.audit)
                .contains(
                        "Alice refused-role approve request 41: needs APPROVER. Slack could not be asked who is in the"
                                + " user group S0DBA (timeout).");
    }

    @Test
    void nobodyClicksOnAMessageThatOnlyAnotherPersonSees() {
        PostedMessage unclear = office.answer(office.say(ALICE, "promote orders/db3"));
        String click = office.click(BOB, unclear, "/replica promote orders/db1");
        assertThat(office.answer(click).message().text()).startsWith("This button is no longer valid:");
        office.click(ALICE, unclear, "/replica promote orders/db1");
        assertThat(office.message("operation/41").visibleTo(BOB)).isTrue();
    }

    @Test
    void refreshesAStatusInPlace() {
        String id = office.say(ALICE, "status orders");
        PostedMessage before = office.answer(id);
        office.clock.advance(Duration.ofMinutes(1));
        office.click(VERA, before, "Refresh");
        PostedMessage after = office.answer(id);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.invocation()).contains(id);
        assertThat(after.revision()).isGreaterThan(before.revision());
        String refused = office.click(EVE, after, "Refresh");
        assertThat(office.answer(refused).message().title()).isEqualTo("Not allowed");
        assertThat(office.answer(id)).isEqualTo(after);
    }

    @Test
    void showsTheChecksToWhoeverAsks() {
        String click = office.click(VERA, preview(), "Show 3 checks");
        assertThat(office.answer(click).message().text()).isEqualTo("2 of 3 checks passed for request 41.");
        assertThat(office.answer(click).visibleTo(ALICE)).isFalse();
    }

    private PostedMessage preview() {
        office.say(ALICE, "promote orders/db2");
        return office.message("operation/41");
    }
}
