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
import io.understudy.commands.render.TextRendering;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.runbook.Finding;
import io.understudy.replication.runbook.RunbookStep;
import io.understudy.replication.watch.IncidentChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people click on an incident's messages. */
class IncidentClicksTest {
    private final Office office = new Office("orders", "users");
    private final Incident incident = opened();

    @Test
    void anOpenIncidentSaysWhatIsWrongWhatItMeansAndWhatToDo() {
        assertThat(TextRendering.of(alert().message())).isEqualTo("""
                        orders · CRITICAL · incident 1
                        CRITICAL orders: db2 does not stream from db1. Since 14:02:11 UTC.
                        Why:           orders: db2 has no WAL receiver.
                        Found:         What db2's log says: db2 asks for WAL that db1 has removed: it must be rebuilt.
                        Impact:        Reads on db2 are stale; a failover to it would lose what it has not received.
                        Do first:      Wait a minute, then /replica restart db2; where WAL is missing /replica rebuild db2.
                        Seen:          in 1 check, last at 14:02:11 UTC
                        Acknowledged:  by nobody yet
                        Next:          escalation at 14:17:11 UTC to #dba, Carol, Dave
                        Alert:         1 · standby missing
                        [Acknowledge] [Restart db2…] [Rebuild db2…] [Incident 1] [Snooze…] [Silence…] [Resolve]
                        """);
    }

    @Test
    void anAcknowledgementIsShownByTheMessageItselfAndSaidInItsThread() {
        String click = office.click(ALICE, alert(), "Acknowledge");
        assertThat(office.board.byKey("answer/" + click)).isEmpty();
        assertThat(office.board.byKey("echo/" + click)).isEmpty();
        assertThat(TextRendering.of(alert().message()))
                .contains("Acknowledged:  by Alice at 14:02:11 UTC\n")
                .doesNotContain("Next:", "[Acknowledge]");
        assertThat(thread()).containsExactly("Alice looks after it since 14:02:11 UTC.");
    }

    @Test
    void ofTwoPeopleTheSecondReadsWhoWasFaster() {
        PostedMessage before = alert();
        office.click(ALICE, before, "Acknowledge");
        String late = office.click(BOB, before.id(), Office.buttonId(before, "Acknowledge"));
        assertThat(said(late)).startsWith("This button is no longer valid:");
        PostedMessage typed = office.answer(office.say(BOB, "ack 1"));
        assertThat(typed.message().text()).isEqualTo("Alice acknowledged it already, at 2026-11-20 14:02:11 UTC.");
        assertThat(typed.visibleTo(ALICE)).isFalse();
        assertThat(thread()).hasSize(1);
    }

    @Test
    void twoClicksThatWereBothOnTheirWayCountOnce() {
        PostedMessage before = alert();
        String button = Office.buttonId(before, "Acknowledge");
        office.submit(new Click("a", ALICE, before.id(), button, "", office.clock.instant()));
        office.submit(new Click("a", ALICE, before.id(), button, "", office.clock.instant()));
        office.submit(new Click("b", BOB, before.id(), button, "", office.clock.instant()));
        office.settle();
        assertThat(thread()).containsExactly("Alice looks after it since 14:02:11 UTC.");
        assertThat(office.answer("b").visibleTo(ALICE)).isFalse();
        assertThat(kinds()).containsOnlyOnce(Kind.ACKNOWLEDGED);
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        for (String label : List.of("Acknowledge", "Snooze…", "Silence…", "Resolve")) {
            String click = office.click(VERA, alert(), label);
            assertThat(said(click)).startsWith("This needs the role operator.");
            assertThat(office.answer(click).visibleTo(ALICE)).isFalse();
        }
        assertThat(said(office.click(EVE, alert(), "Incident 1"))).startsWith("This needs the role viewer.");
        assertThat(said(office.click(VERA, alert(), "Incident 1"))).startsWith("CRITICAL since ");
        assertThat(kinds()).containsExactly(Kind.SEEN, Kind.CHECKED, Kind.CHECKED);
    }

    @Test
    void aSnoozeAsksForHowLongAndOffersTimes() {
        PostedMessage question = office.answer(office.click(ALICE, alert(), "Snooze…"));
        assertThat(question.visibleTo(BOB)).isFalse();
        assertThat(TextRendering.of(question.message())).isEqualTo("""
                        Snooze incident 1
                        For how long shall nobody be reminded of incident 1?
                        [1 h] [4 h] [Until 09:00 UTC]
                        """);
        office.click(ALICE, question, "4 h");
        assertThat(TextRendering.of(alert().message())).contains("Snoozed until:  2026-11-20 18:02 UTC\n");
        PostedMessage answered = office.message(question.key());
        assertThat(answered.message().text())
                .isEqualTo("Incident 1 was snoozed by Alice. No reminders before 2026-11-20 18:02:13 UTC.");
        assertThat(answered.visibleTo(BOB)).isFalse();
    }

    @Test
    void aSilencedIncidentSaysSoInItsTimeline() {
        PostedMessage question = office.answer(office.click(ALICE, alert(), "Silence…"));
        office.click(ALICE, question, "Until 09:00 UTC");
        assertThat(office.message(question.key()).message().text())
                .isEqualTo("Incident 1 was silenced by Alice. Nothing is told before 2026-11-21 09:00:00 UTC.");
        assertThat(office.incidents.store.silences("orders", office.clock.instant()))
                .hasSize(1);
    }

    @Test
    void aResolvedIncidentHasNoButtonsAndLeavesItsReport() {
        PostedMessage before = alert();
        office.clock.advance(Duration.ofMinutes(3));
        office.click(ALICE, before, "Resolve");
        assertThat(alert().message().text())
                .isEqualTo("RESOLVED by Alice after 3 min, was: orders: db2 does not stream from db1.");
        assertThat(alert().buttons()).isEmpty();
        assertThat(office.message("incident/1/runbook").message().buttons())
                .extracting(Button::label)
                .containsExactly("Add note");
        assertThat(office.message("incident/1/report").place().thread()).contains(before.id());
        String late = office.say(BOB, "resolve 1");
        assertThat(said(late)).startsWith("Alice closed it already, at ");
        assertThat(office.incidents.sent)
                .as("told outside of chat, once")
                .singleElement()
                .isInstanceOf(IncidentChange.Healed.class);
    }

    @Test
    void buttonsGoOnWorkingAfterARestart() {
        PostedMessage before = alert();
        office.incidents.open();
        office.restart();
        office.click(ALICE, before, "Acknowledge");
        assertThat(thread()).containsExactly("Alice looks after it since 14:02:11 UTC.");
    }

    @Test
    void whatStandsInTheFieldBecomesANote() {
        PostedMessage runbook = office.message("incident/1/runbook");
        String click = office.click(
                ALICE, runbook.id(), Office.buttonId(runbook, "Add note"), "the switch in rack 4 was dead");
        assertThat(said(click)).isEqualTo("Incident 1 has a note by Alice. the switch in rack 4 was dead");
        assertThat(thread()).contains("Incident 1 has a note by Alice. the switch in rack 4 was dead");
        String empty = office.click(ALICE, runbook, "Add note");
        assertThat(said(empty)).isEqualTo("A note needs words.");
        assertThat(office.incidents.store.timeline(1))
                .filteredOn(entry -> entry.kind() == Kind.NOTED)
                .extracting(TimelineEntry::text)
                .containsExactly("the switch in rack 4 was dead");
    }

    @Test
    void checkAgainInvestigatesAnewAndEditsThatMessage() {
        PostedMessage before = office.message("incident/1/runbook");
        office.incidents.steps =
                List.of(new RunbookStep("All", new Finding.Fine("Well."), Optional.empty(), List.of()));
        office.clock.advance(Duration.ofMinutes(1));
        office.click(ALICE, before, "Check again");
        PostedMessage after = office.message("incident/1/runbook");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.message().text()).contains("1 steps looked at by 14:03:11 UTC: 0 in trouble");
    }

    @Test
    void aStepsCommandGoesThroughPlanAndApproval() {
        office.incidents.steps = List.of(new RunbookStep(
                "Who can take over",
                new Finding.Trouble("db1 is gone."),
                Optional.empty(),
                List.of("/replica promote orders/db2")));
        office.click(ALICE, office.message("incident/1/runbook"), "Check again");
        office.click(ALICE, office.message("incident/1/runbook"), "Promote orders/db2");
        assertThat(office.message("operation/41").message().text()).startsWith("Approval needed: ");
        office.click(BOB, office.message("operation/41"), "Approve");
        assertThat(office.incidents.store.timeline(1))
                .filteredOn(entry -> entry.kind() == Kind.OPERATION)
                .extracting(entry -> entry.by().orElseThrow().name() + ": " + entry.text())
                .containsExactly(
                        "Alice: Request 41 asked for: promote db2 to primary of orders. \"db1 has disk errors\"",
                        "Bob: Request 41: APPROVED by Bob 14:02:11 UTC · starts now: promote db2 to primary of"
                                + " orders.");
    }

    private Incident opened() {
        Incident opened = office.incidents.opens("orders", Severity.CRITICAL);
        office.happens("orders", new IncidentChange.Opened(opened));
        return opened;
    }

    private PostedMessage alert() {
        return office.message("incident/" + incident.id());
    }

    private String said(String invocation) {
        return office.answer(invocation).message().text();
    }

    private List<Kind> kinds() {
        return office.incidents.store.timeline(1).stream()
                .map(TimelineEntry::kind)
                .toList();
    }

    /** What was said below the incident's message, besides its runbook. */
    private List<String> thread() {
        return office.board.all().stream()
                .filter(one -> one.place().thread().isPresent() && !one.key().endsWith("/runbook"))
                .map(one -> one.message().text())
                .toList();
    }
}
