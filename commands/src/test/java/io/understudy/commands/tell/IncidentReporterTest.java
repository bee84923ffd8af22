package io.understudy.commands.tell;

import static io.understudy.commands.fakes.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.IncidentRoom;
import io.understudy.commands.fakes.Office;
import io.understudy.commands.render.TextRendering;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.watch.IncidentChange;
import io.understudy.replication.watch.IncidentChange.How;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read of incidents without asking. */
class IncidentReporterTest {
    private final Office office = new Office("orders");

    @Test
    void aWarningIsOneMessageWithoutAnInvestigation() {
        Incident incident = opened(Severity.WARNING);
        office.happens("orders", new IncidentChange.Opened(incident));
        assertThat(keys()).containsExactly("incident/1");
        assertThat(office.message("incident/1").place().channel()).isEqualTo("#orders");
    }

    @Test
    void aCriticalOneOpensItsThreadWithTheRunbookAlreadyFollowed() {
        Incident incident = opened(Severity.CRITICAL);
        office.incidents.reporter().report(office.cluster("orders"), List.of(new IncidentChange.Opened(incident)));
        PostedMessage working = office.message("incident/1/runbook");
        assertThat(working.message().text()).startsWith("Looking for the cause, this takes up to 20 s: ");
        assertThat(working.place().thread())
                .contains(office.message("incident/1").id());
        office.settle();
        PostedMessage found = office.message("incident/1/runbook");
        assertThat(found.id()).isEqualTo(working.id());
        assertThat(TextRendering.of(found.message())).isEqualTo("""
                        orders · runbook · incident 1 · STREAM
                        orders: db2 does not stream from db1. 3 steps looked at by 14:02:11 UTC: 1 in trouble, 1 unknown. db2 asks for WAL that db1 has removed: it must be rebuilt.
                        1. ✓ FINE · Whether the bot reaches both ends: Both answer.
                        2. ✗ TROUBLE · What db2's log says: db2 asks for WAL that db1 has removed: it must be rebuilt.
                        Output of the server, db2: /var/log/pg.log:
                            FATAL:  requested WAL segment 0000000100000000000000A1 has already been removed
                        3. ? UNKNOWN · Whether db2's machine reaches db1's port: db2's machine did not answer in 20 s.
                        Do first: Wait a minute, then /replica restart db2; where WAL is missing /replica rebuild db2.
                        Note for the timeline: [what you saw or did]
                        [Rebuild orders/db2] [Check again] [Add note]
                        """);
        assertThat(office.incidents.store.timeline(1))
                .extracting(entry -> entry.text())
                .contains(
                        "TROUBLE: What db2's log says: db2 asks for WAL that db1 has removed: it must be rebuilt.",
                        "UNKNOWN: Whether db2's machine reaches db1's port: db2's machine did not answer in 20 s.");
    }

    @Test
    void aCriticalOneGetsAChannelOfItsOwnWhereThatIsConfigured() {
        office.incidents.ownChannels = true;
        Incident incident = opened(Severity.PAGE);
        office.happens("orders", new IncidentChange.Opened(incident));
        assertThat(office.message("incident/1").place().channel()).isEqualTo("#orders");
        assertThat(office.message("incident/1/runbook").place().channel()).isEqualTo("incident-1-orders");
        office.happens("orders", new IncidentChange.Healed(office.incidents.heals(incident)));
        assertThat(office.message("incident/1/report").place().channel()).isEqualTo("incident-1-orders");
    }

    @Test
    void tellsTheSameChangeOnce() {
        Incident incident = opened(Severity.CRITICAL);
        IncidentChange worse = new IncidentChange.Changed(incident, How.WORSE);
        for (int i = 0; i < 3; i++) {
            office.happens("orders", new IncidentChange.Opened(incident));
            office.happens("orders", worse);
            office.incidents.open();
        }
        assertThat(keys())
                .containsExactly(
                        "incident/1",
                        "incident/1/runbook",
                        "incident/1/worse/" + incident.lastSeenAt().toEpochMilli());
    }

    @Test
    void repliesOnlyWhatPeopleMustNotice() {
        Incident incident = opened(Severity.WARNING);
        office.happens("orders", new IncidentChange.Opened(incident));
        office.happens("orders", new IncidentChange.Changed(incident, How.SIGNS));
        office.happens("orders", new IncidentChange.Changed(incident, How.EASED));
        office.happens("orders", new IncidentChange.Changed(incident, How.STEADY));
        assertThat(keys()).containsExactly("incident/1");
        Incident flapping = incident.with(Attention.NONE.flapping(true));
        office.happens("orders", new IncidentChange.Changed(flapping, How.FLAPPING));
        assertThat(replies())
                .containsExactly("FLAPPING: it comes and goes. Single turns are not told from now on: orders: db2 does"
                        + " not stream from db1.");
        assertThat(office.message("incident/1").message().title()).isEqualTo("orders · FLAPPING · incident 1");
    }

    @Test
    void remindsInANewReplyThatNamesNobody() {
        Incident incident = opened(Severity.CRITICAL);
        office.happens("orders", new IncidentChange.Opened(incident));
        office.clock.advance(Duration.ofMinutes(30));
        Incident later = seen(incident).with(Attention.NONE.reminded(office.clock.instant()));
        office.happens("orders", new IncidentChange.Reminded(later));
        office.happens("orders", new IncidentChange.Reminded(later));
        assertThat(replies())
                .containsExactly("STILL CRITICAL after 30 min, acknowledged by nobody: orders: db2 does not stream"
                        + " from db1.");
    }

    @Test
    void escalatesToTheOtherChannelAndCallsPeopleByName() {
        Incident incident = escalated();
        PostedMessage elsewhere = office.message("incident/1/elsewhere/1");
        assertThat(elsewhere.place().channel()).isEqualTo("#dba");
        assertThat(TextRendering.of(elsewhere.message())).isEqualTo("""
                        orders · ESCALATED · incident 1
                        ESCALATED (1 of 3): CRITICAL since 14:02:11 UTC, acknowledged by nobody: orders: db2 does not stream from db1. Carol, Dave: somebody must look.
                        For Carol, Dave
                        [Acknowledge] [Incident 1]
                        """);
        assertThat(replies())
                .containsExactly("ESCALATED (1 of 3): CRITICAL since 14:02:11 UTC, acknowledged by nobody: orders: db2"
                        + " does not stream from db1. #dba, Carol, Dave: somebody must look.");
        office.happens(
                "orders",
                new IncidentChange.Escalated(incident.with(incident.attention().escalated()), IncidentRoom.ESCALATION));
        assertThat(office.message("incident/1/elsewhere/2").message().text()).startsWith("ESCALATED (2 of 3)");
    }

    @Test
    void itsButtonsGoEverywhereOnceSomebodyLooksAfterIt() {
        escalated();
        office.click(ALICE, office.message("incident/1/elsewhere/1"), "Acknowledge");
        PostedMessage elsewhere = office.message("incident/1/elsewhere/1");
        assertThat(elsewhere.buttons()).isEmpty();
        assertThat(elsewhere.message().text())
                .isEqualTo("Acknowledged by Alice at 14:17:11 UTC: orders: db2 does not stream from db1.");
        assertThat(office.message("incident/1").buttons())
                .extracting(one -> one.button().label())
                .doesNotContain("Acknowledge");
    }

    @Test
    void editsTheMessageAndRepliesWhenItHealsAndAgainWhenItIsBack() {
        Incident incident = opened(Severity.WARNING);
        office.happens("orders", new IncidentChange.Opened(incident));
        office.clock.advance(Duration.ofSeconds(75));
        Incident healed = office.incidents.heals(incident);
        office.happens("orders", new IncidentChange.Healed(healed));
        assertThat(TextRendering.of(office.message("incident/1").message())).isEqualTo("""
                        orders · HEALED · incident 1
                        HEALED after 75 s, was: orders: db2 does not stream from db1.
                        Was:    WARNING orders: db2 does not stream from db1.
                        Since:  14:02:11 UTC
                        Alert:  1 · standby missing
                        """);
        assertThat(replies()).containsExactly("HEALED after 75 s, was: orders: db2 does not stream from db1.");
        office.clock.advance(Duration.ofSeconds(10));
        office.happens("orders", new IncidentChange.Reopened(seen(incident)));
        assertThat(office.message("incident/1").message().title()).isEqualTo("orders · WARNING · incident 1");
        assertThat(replies()).last().isEqualTo("BACK: WARNING orders: db2 does not stream from db1.");
    }

    @Test
    void aRestartedBotTellsWhatItStoredAndDidNotTellAndNothingTwice() {
        Incident incident = opened(Severity.CRITICAL);
        office.incidents.reporter().report(office.cluster("orders"), List.of(new IncidentChange.Opened(incident)));
        office.waiting.clear();
        office.incidents.open();
        leftovers();
        office.settle();
        assertThat(office.message("incident/1/runbook").message().title()).endsWith("STREAM");
        office.incidents.heals(incident);
        leftovers();
        assertThat(office.message("incident/1").message().title()).isEqualTo("orders · HEALED · incident 1");
        List<PostedMessage> told = office.board.all();
        leftovers();
        assertThat(office.board.all()).isEqualTo(told);
    }

    @Test
    void anIncidentThatWasNeverToldIsToldAfterARestart() {
        opened(Severity.WARNING);
        leftovers();
        assertThat(keys()).containsExactly("incident/1");
    }

    @Test
    void aGraveOneThatWasNeverToldIsInvestigatedAfterARestart() {
        opened(Severity.CRITICAL);
        leftovers();
        office.settle();
        assertThat(keys()).containsExactly("incident/1", "incident/1/runbook");
    }

    private void leftovers() {
        office.incidents
                .reporter()
                .tellLeftovers(office.cluster("orders"), office.incidents.store.recent("orders", 20));
    }

    private Incident opened(Severity severity) {
        return office.incidents.opens("orders", severity);
    }

    private Incident escalated() {
        Incident incident = opened(Severity.CRITICAL);
        office.happens("orders", new IncidentChange.Opened(incident));
        office.clock.advance(Duration.ofMinutes(15));
        Incident escalated = seen(incident).with(Attention.NONE.escalated());
        office.happens("orders", new IncidentChange.Escalated(escalated, IncidentRoom.ESCALATION));
        return escalated;
    }

    private Incident seen(Incident incident) {
        return new Incident(
                incident.id(),
                incident.cluster(),
                incident.key(),
                incident.alert(),
                incident.severity(),
                incident.sentence(),
                incident.doFirst(),
                incident.signs(),
                incident.openedAt(),
                office.clock.instant(),
                incident.sightings() + 1,
                Optional.empty(),
                incident.attention());
    }

    private List<String> keys() {
        return office.board.all().stream().map(PostedMessage::key).toList();
    }

    /** In the thread, without the runbook and the report. */
    private List<String> replies() {
        return office.board.all().stream()
                .filter(one -> one.place().thread().isPresent())
                .filter(one -> !one.key().endsWith("/runbook") && !one.key().endsWith("/report"))
                .map(one -> one.message().text())
                .toList();
    }
}
