package io.understudy.commands.desk;

import static io.understudy.commands.fakes.Samples.ALICE;
import static io.understudy.commands.fakes.Samples.BOB;
import static io.understudy.commands.fakes.Samples.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.clock.JobStatus;
import io.understudy.commands.fakes.Office;
import io.understudy.commands.fakes.Samples;
import io.understudy.commands.render.TextRendering;
import io.understudy.replication.operate.OperationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stopping, dry runs, appointments and times without alerts, as people type and click them. */
class DeskVerbsTest {
    private final Office office = new Office("orders", "users");

    @Test
    void theOnlyRequestThatWaitsIsCancelledWithoutItsNumber() {
        office.say(ALICE, "promote orders/db2");
        String answer = office.say(ALICE, "cancel");
        assertThat(said(answer))
                .isEqualTo("Request 41 is cancelled. No step was done: promote db2 to primary of orders.");
        assertThat(office.message("operation/41").message().text())
                .isEqualTo("CANCELLED by Alice 14:02:11 UTC: promote db2 to primary of orders. No step was done.");
        assertThat(said(office.say(ALICE, "cancel"))).isEqualTo("No request waits or runs.");
        assertThat(said(office.say(ALICE, "cancel 9")))
                .isEqualTo("There is no request 9 here. /replica history shows those that there are.");
    }

    @Test
    void everybodyMaySeeWhatRunsByTheClock() {
        office.jobs = List.of(new JobStatus(
                "check orders",
                7,
                0,
                Optional.of(Samples.NOW),
                Optional.of(Duration.ofMillis(200)),
                Optional.of(Samples.NOW.plusSeconds(1)),
                Optional.empty(),
                Optional.empty()));
        assertThat(said(office.say(VERA, "jobs"))).isEqualTo("1 job runs by the clock, and all is well.");
        assertThat(said(office.say(VERA, "jobs now"))).startsWith("Nothing was done: 'now' is not understood here.");
    }

    @Test
    void asksWhichOfSeveralAndOffersThem() {
        office.say(ALICE, "promote orders/db2");
        office.say(ALICE, "promote users/db2");
        PostedMessage which = office.answer(office.say(ALICE, "cancel"));
        assertThat(which.message().text())
                .startsWith("There are several: 41 (promote db2 to primary of orders); 141 (");
        office.click(ALICE, which, "/replica cancel 141");
        assertThat(office.message("operation/141").message().title()).endsWith("CANCELLED");
        assertThat(office.message("operation/41").message().title()).doesNotContain("CANCELLED");
    }

    @Test
    void anOperatorStopsWhatRunsByItsButtonAndOthersDoNot() {
        runs();
        PostedMessage running = office.message("operation/41");
        String refused = office.click(VERA, running, "Cancel");
        assertThat(said(refused)).startsWith("This needs the role operator.");
        office.click(BOB, running, "Cancel");
        PostedMessage stopping = office.message("operation/41");
        assertThat(stopping.message().text())
                .isEqualTo("STOPPING for Bob: promote db2 to primary of orders · step 1 of 3: fence db1: prove that its"
                        + " server is gone, and that nothing starts it anymore.");
        assertThat(stopping.buttons()).isEmpty();
    }

    @Test
    void saysWhenItIsTooLateToCancel() {
        runs();
        office.desks.get("orders").happens(41, new OperationEvent.StepStarted(Samples.NOW, false, 1, Optional.empty()));
        office.settle();
        assertThat(office.message("operation/41").buttons()).isEmpty();
        PostedMessage answer = office.answer(office.say(ALICE, "cancel 41"));
        assertThat(answer.message().text()).isEqualTo("Too late: db2 is being promoted.");
        assertThat(answer.visibleTo(BOB)).isFalse();
    }

    @Test
    void aDryRunShowsThePlanAndStoresNothing() {
        PostedMessage shown = office.answer(office.say(ALICE, "plan promote orders/db2 because of disks"));
        assertThat(TextRendering.of(shown.message())).isEqualTo("""
                        orders · failover · only a plan
                        Only a plan, nothing was stored and nothing can be approved: promote db2 to primary of orders.
                        Reason:                "db1 has disk errors"
                        Expected loss:         0 B, read from the old primary's own WAL
                        Stops and asks above:  16 MB of loss
                        Writes stop:           already stopped
                        Clients connect with:  host=pg1,pg2 port=5432,5432 dbname=app target_session_attrs=read-write
                        Undo:                  rebuild db1 as a standby of db2
                        Needs:                 1 approver other than whoever asks; any change of plan or facts voids approvals
                        Plan:                  d11a90
                        Step  What                                                                          Can be taken back
                        1     fence db1: prove that its server is gone, and that nothing starts it anymore  yes
                        2     promote db2 to primary                                                        NO: point of no return
                        3     verify that a write commits on db2 and that its new timeline is on disk       only looks
                        If a step fails before 2: let db1 start as the primary again.
                        ! unlogged table public.sessions will be empty
                        WARN: the last backup is 2 days old → take one soon
                        2 checks passed.
                        To really ask for it:
                            /replica promote db2 because db1 has disk errors
                        """);
        assertThat(shown.buttons()).isEmpty();
        assertThat(office.desks.get("orders").recent(10)).isEmpty();
        assertThat(office.board.byKey("operation/41")).isEmpty();
    }

    @Test
    void aDryRunOfWhatIsRefusedSaysWhy() {
        assertThat(said(office.say(ALICE, "plan rebuild orders/db1")))
                .isEqualTo("orders: nothing was done, rebuild db1 is refused: db1 is the primary.");
        assertThat(said(office.say(VERA, "plan promote orders/db2"))).startsWith("This needs the role operator.");
    }

    @Test
    @Tag("story-16")
    void aScheduledRequestSaysWhenItBegins() {
        office.say(ALICE, "promote orders/db2 at 02:00");
        PostedMessage preview = office.message("operation/41");
        assertThat(TextRendering.of(preview.message()))
                .contains("Begins:", "2026-11-21 02:00 UTC, if the facts are the same then; else it is not run");
        assertThat(office.desks.get("orders").scheduled().orElseThrow().notBefore())
                .contains(Instant.parse("2026-11-21T02:00:00Z"));
        office.click(BOB, preview, "Approve");
        assertThat(office.message("operation/41").message().text())
                .isEqualTo("APPROVED by Bob 14:02:11 UTC · begins 2026-11-21 02:00 UTC, if the facts are the same then:"
                        + " promote db2 to primary of orders.");
        office.desks.get("orders").happens(41, new OperationEvent.Reminded(Samples.NOW));
        office.settle();
        PostedMessage reminder = office.message("operation/41/reminder");
        assertThat(reminder.message().text())
                .isEqualTo(
                        "orders: request 41 begins 2026-11-21 02:00 UTC, if the facts are the same then: promote db2 to"
                                + " primary of orders.");
        office.click(BOB, reminder, "Cancel");
        assertThat(office.message("operation/41").message().title()).endsWith("CANCELLED");
        assertThat(office.message("operation/41/reminder").buttons()).isEmpty();
    }

    @Test
    @Tag("story-17")
    void aMaintenanceHasAnOwnerAReasonAndAnEndAndIsEndedByAClick() {
        PostedMessage begun = office.answer(office.say(ALICE, "maintenance orders/db2 2h new disks"));
        assertThat(TextRendering.of(begun.message())).isEqualTo("""
                        orders/db2 · maintenance
                        Alerts about orders/db2 are held back until 2026-11-20 16:02 UTC for Alice: new disks. Two primaries, a promotion that nobody asked for and a lost slot are told all the same.
                        Owner:   Alice
                        Reason:  new disks
                        From:    2026-11-20 14:02 UTC
                        Until:   2026-11-20 16:02 UTC
                        [End maintenance of orders/db2]
                        """);
        assertThat(office.answer(office.say(VERA, "status orders"))
                        .message()
                        .parts()
                        .toString())
                .contains("orders/db2 until 2026-11-20 16:02 UTC · Alice: new disks");
        String ended = office.click(BOB, begun, "End maintenance of orders/db2");
        assertThat(said(ended))
                .isEqualTo(
                        "Bob ended the maintenance of orders/db2 after 4 s, 119 min before its time. What is wrong there"
                                + " is told from now on.");
        assertThat(office.maintenance.open("orders")).isEmpty();
    }

    @Test
    void aNewMaintenanceTakesThePlaceOfTheOneBefore() {
        office.say(ALICE, "maintenance orders 1h moving");
        assertThat(said(office.say(BOB, "maintenance orders 3h moving takes longer")))
                .endsWith(" This takes the place of the maintenance until 2026-11-20 15:02 UTC.");
        assertThat(office.maintenance.open("orders")).hasSize(1);
        assertThat(said(office.say(ALICE, "maintenance end orders/db1")))
                .isEqualTo("There is no maintenance of orders/db1 to end. There is one of orders.");
    }

    @Test
    void oneRequestIsShownInEveryDetail() {
        runs();
        String answer = office.say(VERA, "history orders 41");
        assertThat(office.answer(answer).message().title()).isEqualTo("orders · failover · request 41 · RUNNING");
        assertThat(said(office.say(VERA, "history users 41"))).startsWith("There is no request 41 here.");
    }

    private void runs() {
        office.say(ALICE, "promote orders/db2");
        office.click(BOB, office.message("operation/41"), "Approve");
        office.desks.get("orders").happens(41, new OperationEvent.Started(Samples.NOW));
        office.settle();
    }

    private String said(String invocation) {
        return office.answer(invocation).message().text();
    }
}
