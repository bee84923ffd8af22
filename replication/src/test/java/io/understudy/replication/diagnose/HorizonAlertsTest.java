package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.Slot.WalStatus;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who holds back vacuum, by name. */
class HorizonAlertsTest {
    private final VitalsCase pair = new VitalsCase();

    @Test
    @Tag("alert-13")
    void aStandbysFeedbackIsAWarningFromAMillionTransactionsOnAndCriticalFromFiftyMillionOn() {
        assertThat(byStandby(999_999)).isEmpty();
        assertThat(byStandby(1_000_000)).contains(Severity.WARNING);
        assertThat(byStandby(49_999_999)).contains(Severity.WARNING);
        assertThat(byStandby(50_000_000)).contains(Severity.CRITICAL);
        assertThat(pair.only(Alert.XMIN_HELD).sentence())
                .isEqualTo(
                        "shop: a query on db2 holds back vacuum for 50,000,000 transactions: old rows stay, and tables"
                                + " grow.");
    }

    @Test
    @Tag("alert-13")
    void aSlotThatHoldsNamesItsStandby() {
        pair.primary.hasActiveSlot("db2");
        pair.with(new VitalsSketch("db1").heldBySlot("db2", 2_000_000));
        Diagnosis found = pair.only(Alert.XMIN_HELD);
        assertThat(found.key()).isEqualTo("XMIN:db1:db2");
        assertThat(found.sentence())
                .isEqualTo("shop: the slot db2 on db1 holds back vacuum for 2,000,000 transactions: old rows stay, and"
                        + " tables grow.");
        assertThat(found.doFirst()).startsWith("Find the oldest query on db2, and ask its user to end it:");
    }

    @Test
    @Tag("alert-13")
    void anInactiveForeignSlotThatHoldsCanBeDropped() {
        pair.primary.hasSlot("reporting", WalStatus.RESERVED, Optional.of(Sketch.HERE));
        pair.with(new VitalsSketch("db1").heldBySlot("reporting", 2_000_000));
        assertThat(pair.only(Alert.XMIN_HELD).doFirst()).endsWith("/replica drop slot db1/reporting.");
    }

    @Test
    @Tag("alert-13")
    void aSlotThatWasDroppedSinceHoldsNothing() {
        pair.with(new VitalsSketch("db1").heldBySlot("reporting", 2_000_000));
        assertThat(pair.suspects(Alert.XMIN_HELD)).isEmpty();
    }

    @Test
    void nothingIsSuspectedOfWhatTheRoleMayNotSee() {
        pair.with(new VitalsSketch("db1").withoutPermission());
        assertThat(pair.sketch.judge(pair.primary.seen(), pair.standby).suspicions())
                .isEmpty();
    }

    @Test
    void anIdleHealthyPairSuspectsNothing() {
        pair.primary.hasActiveSlot("db2");
        pair.with(new VitalsSketch("db1")).with(new VitalsSketch("db2").inRecovery());
        assertThat(pair.sketch.judge(pair.primary.seen(), pair.standby).suspicions())
                .isEmpty();
    }

    @Test
    void whatAServerSaidInAnotherRoleIsForgotten() {
        pair.with(new VitalsSketch("db1").inRecovery().heldByStandby("db2", 2_000_000));
        assertThat(pair.suspects(Alert.XMIN_HELD)).isEmpty();
    }

    private Optional<Severity> byStandby(long transactions) {
        pair.with(new VitalsSketch("db1").heldByStandby("db2", transactions));
        return pair.suspects(Alert.XMIN_HELD).stream()
                .map(one -> one.diagnosis().severity())
                .findFirst();
    }
}
