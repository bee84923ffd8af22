package io.understudy.commands.desk;

import static io.understudy.commands.fakes.Samples.ALICE;
import static io.understudy.commands.fakes.Samples.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.fakes.Office;
import io.understudy.commands.outbox.SecondWay.Trial;
import io.understudy.commands.render.TextRendering;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.watch.IncidentChange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people type about incidents. */
class IncidentCommandsTest {
    private final Office office = new Office("orders", "users");

    @Test
    void theOnlyOpenIncidentNeedsNoNumber() {
        opened("orders", Severity.WARNING);
        assertThat(said(office.say(ALICE, "note the cable was pulled")))
                .isEqualTo("Incident 1 has a note by Alice. the cable was pulled");
        assertThat(said(office.say(ALICE, "ack"))).isEqualTo("Incident 1 is looked after by Alice. Acknowledged.");
        assertThat(said(office.say(ALICE, "snooze 90m")))
                .isEqualTo("Incident 1 was snoozed by Alice. No reminders before 2026-11-20 15:32:15 UTC.");
        assertThat(said(office.say(ALICE, "resolve"))).isEqualTo("Incident 1 was closed by Alice. Closed by hand.");
        assertThat(said(office.say(ALICE, "ack")))
                .isEqualTo("No incident is open. /replica incidents shows those that were.");
    }

    @Test
    void ofSeveralOpenOnesItAsksWhichUnlessTheChannelTells() {
        opened("orders", Severity.WARNING);
        opened("users", Severity.CRITICAL);
        PostedMessage which = office.answer(office.say(ALICE, "ack"));
        assertThat(which.message().title()).startsWith("Which one? Name its number");
        assertThat(which.visibleTo(VERA)).isFalse();
        assertThat(said(office.say(ALICE, "#shop-orders", "ack"))).startsWith("Incident 1 is looked after by Alice.");
        assertThat(said(office.say(ALICE, "incident-2-users", "ack"))).startsWith("Incident 2 is looked after by");
        assertThat(said(office.say(ALICE, "ack 9"))).startsWith("There is no incident 9 here.");
    }

    @Test
    void aChannelsClusterIsMeantWhereACommandLeavesItOut() {
        assertThat(said(office.say(VERA, "#shop-orders", "status"))).startsWith("orders: all is well.");
        assertThat(said(office.say(VERA, "#shop-orders", "status all"))).isEqualTo("All 2 clusters are well.");
        assertThat(said(office.say(VERA, "#shop-orders", "status users"))).startsWith("users: all is well.");
        assertThat(said(office.say(VERA, "#shop-orders", "backup list"))).startsWith("orders: ");
        assertThat(said(office.say(VERA, "incident-7-users", "status"))).startsWith("users: all is well.");
        assertThat(said(office.say(VERA, "status"))).isEqualTo("All 2 clusters are well.");
        assertThat(said(office.say(VERA, "backup list"))).startsWith("Which cluster?");
    }

    @Test
    void listsOpenIncidentsFirstTheGravestOnTop() {
        assertThat(said(office.say(VERA, "incidents"))).isEqualTo("All clusters: no incident is open.");
        Incident over = opened("users", Severity.WARNING);
        office.clock.advance(Duration.ofMinutes(2));
        office.happens("users", new IncidentChange.Healed(office.incidents.heals(over)));
        opened("users", Severity.WARNING);
        opened("orders", Severity.CRITICAL);
        office.say(ALICE, "ack 3");
        assertThat(TextRendering.of(office.answer(office.say(VERA, "incidents")).message()))
                .isEqualTo("""
                        All clusters · incidents
                        All clusters: 2 incidents are open. The gravest: CRITICAL orders: db2 does not stream from db1.
                        Incident  Since                 State     What                                   Acknowledged
                        3         2026-11-20 14:04 UTC  CRITICAL  orders: db2 does not stream from db1.  Alice
                        2         2026-11-20 14:04 UTC  WARNING   users: db2 does not stream from db1.   –
                        1         2026-11-20 14:02 UTC  healed    users: db2 does not stream from db1.   –
                        [Incident 3] [Incident 2]
                        """);
    }

    @Test
    void showsOneIncidentWithItsTimelineAndOnceItIsOverWithItsReport() {
        Incident incident = opened("orders", Severity.WARNING);
        office.say(ALICE, "note 1 looked at the switch");
        String open = office.say(VERA, "incident 1");
        assertThat(TextRendering.of(office.answer(open).message())).isEqualTo("""
                        orders · incident 1
                        WARNING since 2026-11-20 14:02 UTC, acknowledged by nobody yet: orders: db2 does not stream from db1.
                        Impact: Reads on db2 are stale; a failover to it would lose what it has not received.
                        When                     Who         What   In words
                        2026-11-20 14:02:11 UTC  Understudy  seen   orders: db2 does not stream from db1.
                        2026-11-20 14:02:11 UTC  Alice       noted  looked at the switch
                        Note for the timeline: [what you saw or did]
                        [Runbook] [Add note] [Refresh]
                        """);
        office.happens("orders", new IncidentChange.Healed(office.incidents.heals(incident)));
        office.click(VERA, office.answer(open), "Refresh");
        assertThat(TextRendering.of(office.answer(open).message()))
                .startsWith("orders · incident 1\nHEALED after ")
                .contains("(file incident-1-orders.md: What happened, when, who decided what")
                .endsWith("[Add note] [Refresh]\n");
    }

    @Test
    void aWarningsRunbookIsFollowedWhenSomebodyAsks() {
        opened("orders", Severity.WARNING);
        assertThat(said(office.say(ALICE, "runbook 1"))).isEqualTo("The runbook of incident 1 is being followed.");
        assertThat(office.message("incident/1/runbook").message().title()).endsWith("STREAM");
    }

    @Test
    void aTestAlertGoesAllTheWaysAndSaysWhichTookIt() {
        String asked = office.say(ALICE, "alert test orders");
        assertThat(TextRendering.of(office.answer(asked).message())).isEqualTo("""
                        orders · TEST · arrived
                        All 3 ways took the test alert of orders.
                        Way                                Took it
                        channel #orders                    yes
                        channel #dba (escalation)          yes
                        second way out, hooks.example.org  yes
                        """);
        for (String channel : new String[] {"#orders", "#dba"}) {
            PostedMessage test = office.message("alert-test/" + asked + "/" + channel);
            assertThat(test.place().channel()).isEqualTo(channel);
            assertThat(test.message().text())
                    .isEqualTo("TEST orders: nothing is wrong. Alice tries at 14:02:11 UTC whether alerts get here.");
        }
        assertThat(office.incidents.store.openEverywhere()).isEmpty();
    }

    @Test
    void aWayThatTookNoTestAlertIsNamedWithTheReason() {
        office.incidents.trial = new Trial.Failed("hooks.example.org", "it answered with HTTP status 503");
        office.board.failOn("alert-test/i1/#dba");
        PostedMessage answer = office.answer(office.say(ALICE, "alert test orders"));
        assertThat(TextRendering.of(answer.message())).isEqualTo("""
                        orders · TEST · NOT everywhere
                        2 of 3 ways did NOT take the test alert of orders.
                        Way                                Took it
                        channel #orders                    yes
                        channel #dba (escalation)          NO: the message could not be kept; the bot's log says why
                        second way out, hooks.example.org  NO: it answered with HTTP status 503
                        """);
    }

    @Test
    void thatThereIsNoSecondWayIsSaidBeforeItIsNeeded() {
        office.incidents.trial = new Trial.NotConfigured("add a 'webhook' section.");
        assertThat(TextRendering.of(
                        office.answer(office.say(ALICE, "alert test users")).message()))
                .contains("second way out  not set up: add a 'webhook' section.\n");
    }

    private Incident opened(String cluster, Severity severity) {
        Incident incident = office.incidents.opens(cluster, severity);
        office.happens(cluster, new IncidentChange.Opened(incident));
        return incident;
    }

    private String said(String invocation) {
        return office.answer(invocation).message().text();
    }
}
