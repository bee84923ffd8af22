package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.ALICE;
import static io.understudy.replication.operate.Office.BOB;
import static io.understudy.replication.operate.Office.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.Desk.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An operation that is approved now and begins at its time, or not at all. Noon is now; it is to begin at two. */
@Tag("story-16")
class ScheduledTest {
    private static final Instant AT_TWO = Instant.parse("2026-03-01T14:00:00Z");
    private final Office office = new Office();

    @Test
    void beginsAtItsTimeAndNotBefore() {
        long id = approved();
        until(AT_TWO.minusSeconds(1));
        assertThat(office.state(id)).isEqualTo(OperationState.APPROVED);
        assertThat(office.desk().scheduled()).map(Operation::id).contains(id);
        assertThat(office.world.effects).isEmpty();
        until(AT_TWO);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).hasSize(4);
        assertThat(office.desk().scheduled()).isEmpty();
    }

    @Test
    void peopleAreRemindedOnceShortlyBefore() {
        long id = approved();
        until(AT_TWO.minusSeconds(1));
        assertThat(office.events(id)).containsExactly("Approved", "Reminded");
        Instant reminded = office.operation(id)
                .eventsOf(OperationEvent.Reminded.class)
                .get(0)
                .at();
        assertThat(reminded).isBetween(AT_TWO.minus(Timeliness.NOTICE), AT_TWO.minusSeconds(550));
    }

    @Test
    void factsAreJudgedAgainAtItsTime() {
        long id = approved();
        office.facts = "others";
        until(AT_TWO);
        assertThat(office.last(id)).contains("the cluster is not as it was when this was approved");
        assertThat(office.world.effects).isEmpty();
    }

    @Test
    void isNotRunWhenItWouldBeRefusedByThen() {
        long id = approved();
        office.refusal = Optional.of("db2 lags too far behind.");
        until(AT_TWO);
        assertThat(office.state(id)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(id)).contains("db2 lags too far behind.");
    }

    @Test
    void isNotRunLateByABotThatWasDownAndSaysSo() {
        long id = approved();
        office.now = AT_TWO.plus(Duration.ofMinutes(6));
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.VOIDED);
        assertThat(office.last(id))
                .contains("it was to begin at 2026-03-01 14:00 UTC and could not begin within 5 min");
        assertThat(office.world.effects).isEmpty();
        assertThat(office.told).endsWith(OperationState.VOIDED);
    }

    @Test
    void isRunByABotThatIsBackWithinAFewMinutes() {
        long id = approved();
        office.now = AT_TWO.plus(Duration.ofMinutes(4));
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void aRestartBeforeItsTimeChangesNothing() {
        long id = approved();
        office.restart();
        assertThat(office.state(id)).isEqualTo(OperationState.APPROVED);
        until(AT_TWO);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    @Tag("F35")
    void aClockThatJumpsOverItsTimeDoesNotBeginIt() {
        long id = approved();
        until(AT_TWO.minus(Duration.ofHours(1)));
        office.now = AT_TWO.plusSeconds(30);
        office.desk().expireOverdue();
        assertThat(office.last(id))
                .contains("the bot's clock went from 2026-03-01 13:00 UTC to 2026-03-01 14:00 UTC at once");
        assertThat(office.world.effects).isEmpty();
    }

    @Test
    @Tag("F35")
    void aClockThatIsSetBackBeginsNothingTwiceAndNothingBeforeItsTime() {
        long id = approved();
        until(AT_TWO.minusSeconds(30));
        office.now = AT_TWO.minus(Duration.ofHours(2));
        office.desk().expireOverdue();
        assertThat(office.state(id)).isEqualTo(OperationState.APPROVED);
        until(AT_TWO);
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        office.now = AT_TWO.minus(Duration.ofHours(2));
        until(AT_TWO.plusSeconds(3));
        assertThat(office.world.effects).hasSize(4);
    }

    @Test
    void isCancelledWhileItWaits() {
        long id = approved();
        office.desk().cancel(id, ALICE);
        until(AT_TWO);
        assertThat(office.state(id)).isEqualTo(OperationState.CANCELLED);
        assertThat(office.world.effects).isEmpty();
    }

    @Test
    void ofTwoOnlyOneIsApproved() {
        approved();
        long second = office.askFor(AT_TWO.plusSeconds(3600));
        assertThat(office.approve(second, CAROL))
                .isEqualTo(new Decision.NotAccepted(
                        "Request 1 of Alice is to begin at 2026-03-01 14:00 UTC already: only one change of a cluster"
                                + " waits for its time. Cancel one of them."));
    }

    @Test
    void isNotRunWhileAnotherOperationRuns() {
        long id = approved();
        until(AT_TWO.minusSeconds(3));
        long other = office.ask();
        office.store.claim("shop", other);
        until(AT_TWO);
        assertThat(office.last(id)).contains("request 2 of Alice runs on shop: Promote db2");
    }

    @Test
    void isNotApprovedAfterItsTime() {
        long id = office.askFor(office.now.plusSeconds(60));
        office.wait(Duration.ofSeconds(61));
        assertThat(office.approve(id, BOB)).isInstanceOf(Decision.NotAccepted.class);
        assertThat(office.state(id)).isEqualTo(OperationState.EXPIRED);
    }

    @Test
    void isBegunOnceHoweverLongItWaitsForTheThread() {
        long id = approved();
        office.holdTheOperationThread();
        until(AT_TWO.plusSeconds(60));
        assertThat(office.queue).hasSize(1);
        office.letTheOperationThreadGo();
        assertThat(office.state(id)).isEqualTo(OperationState.COMPLETED);
        assertThat(office.world.effects).hasSize(4);
    }

    private long approved() {
        long id = office.askFor(AT_TWO);
        office.approve(id, BOB);
        return id;
    }

    /** The timetable's steady calls. */
    private void until(Instant then) {
        office.desk().expireOverdue();
        while (office.now.isBefore(then)) {
            office.wait(Duration.ofSeconds(3));
            office.now = office.now.isAfter(then) ? then : office.now;
            office.desk().expireOverdue();
        }
    }
}
