package io.understudy.replication.operate;

import static io.understudy.replication.operate.Office.ALICE;
import static io.understudy.replication.operate.Office.BOB;
import static io.understudy.replication.operate.Office.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The state that a list of events amounts to. */
class OperationStateTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isProposedUntilEnoughDifferentPeopleApproved() {
        assertThat(state()).isEqualTo(OperationState.PROPOSED);
        assertThat(state(approved(BOB))).isEqualTo(OperationState.PROPOSED);
        assertThat(state(approved(BOB), approved(BOB))).isEqualTo(OperationState.PROPOSED);
        assertThat(state(approved(BOB), approved(CAROL))).isEqualTo(OperationState.APPROVED);
    }

    @Test
    void theSameIdOnAnotherPlatformIsAnotherPersonAndAnotherNameIsNot() {
        assertThat(state(approved(BOB), approved(new Person("slack", "bob", "Bob"))))
                .isEqualTo(OperationState.APPROVED);
        assertThat(state(approved(BOB), approved(new Person("web", "bob", "Robert"))))
                .isEqualTo(OperationState.PROPOSED);
    }

    @Test
    void isRejectedAfterOneOfTwoApprovals() {
        assertThat(state(approved(BOB), new OperationEvent.Rejected(NOON, ALICE)))
                .isEqualTo(OperationState.REJECTED);
    }

    @Test
    void runsFromItsStartOn() {
        assertThat(state(approved(BOB), approved(CAROL), new OperationEvent.Started(NOON)))
                .isEqualTo(OperationState.RUNNING);
    }

    @Test
    void whatEndedStaysEnded() {
        assertThat(state(new OperationEvent.Expired(NOON), approved(BOB), approved(CAROL)))
                .isEqualTo(OperationState.EXPIRED);
        assertThat(state(new OperationEvent.Failed(NOON, "so"), new OperationEvent.Started(NOON)))
                .isEqualTo(OperationState.FAILED);
    }

    private static OperationEvent approved(Person by) {
        return new OperationEvent.Approved(NOON, by);
    }

    private static OperationState state(OperationEvent... events) {
        Office office = new Office();
        office.rule = Office.TWO_WITH_NAME;
        return new Operation(1, office.plan(), ALICE, "ops", NOON, NOON, Optional.empty(), List.of(events)).state();
    }
}
