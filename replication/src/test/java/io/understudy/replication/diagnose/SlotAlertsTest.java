package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is wrong with slots, from one look. */
class SlotAlertsTest {
    private static final Lsn A_BIT_BACK = new Lsn(Sketch.HERE.value() - 300 * Sketch.MEGABYTE);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final VitalsCase pair = new VitalsCase();

    @Test
    @Tag("alert-10")
    void aSlotThatItsStoppedStandbyNeedsIsAWarningAfterTwoMinutesAndCriticalAfterFifteen() {
        pair.standby = Sketch.down("db2", DownReason.REFUSED);
        pair.primary.hasSlot("db2", WalStatus.RESERVED, Optional.of(A_BIT_BACK));
        List<Suspicion> found = pair.suspects(Alert.SLOT_INACTIVE);
        assertThat(found)
                .extracting(one -> one.diagnosis().severity(), Suspicion::hold)
                .containsExactly(
                        tuple(Severity.CRITICAL, Duration.ofMinutes(15)), tuple(Severity.WARNING, TWO_MINUTES));
        assertThat(found.get(0).diagnosis().sentence())
                .isEqualTo(
                        "shop: nobody streams through the slot db2 on db1 (db2 does not stream and may need it to come"
                                + " back); it keeps 315 MB of WAL from being removed.");
        assertThat(found.get(0).diagnosis().doFirst()).isEqualTo("Start the standby again: /replica start db2.");
    }

    @Test
    @Tag("alert-10")
    void anInactiveSlotThatKeepsMoreThanAGigabyteIsCriticalAfterTwoMinutes() {
        pair.standby = Sketch.down("db2", DownReason.REFUSED);
        long gigabyte = 1024 * Sketch.MEGABYTE;
        Lsn here = new Lsn(3 * gigabyte);
        pair.primary.at(here).hasSlot("db2", WalStatus.RESERVED, Optional.of(new Lsn(2 * gigabyte)));
        assertThat(criticalHold()).isEqualTo(Duration.ofMinutes(15));
        pair.primary = new PrimarySketch("db1")
                .at(here)
                .hasSlot("db2", WalStatus.RESERVED, Optional.of(new Lsn(2 * gigabyte - 1)));
        assertThat(criticalHold()).isEqualTo(TWO_MINUTES);
    }

    private Duration criticalHold() {
        return pair.suspects(Alert.SLOT_INACTIVE).stream()
                .filter(one -> one.diagnosis().severity() == Severity.CRITICAL)
                .map(Suspicion::hold)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("alert-10")
    void aForeignSlotThatNobodyUsesIsToldOfWithItsName() {
        pair.primary.hasSlot("reporting", WalStatus.RESERVED, Optional.of(A_BIT_BACK));
        Diagnosis found = pair.suspects(Alert.SLOT_INACTIVE).get(0).diagnosis();
        assertThat(found.key()).isEqualTo("SLOT:db1:reporting");
        assertThat(found.node()).contains("db1");
        assertThat(found.doFirst()).endsWith("only if nobody needs it: /replica drop slot db1/reporting.");
    }

    @Test
    @Tag("alert-10")
    void slotsInUseUnusedOrTemporaryAreWell() {
        pair.primary
                .hasActiveSlot("db2")
                .hasSlot("made_for_later", WalStatus.UNKNOWN, Optional.empty())
                .hasSlot(new Slot(
                        "pg_basebackup_77",
                        true,
                        false,
                        Optional.of(A_BIT_BACK),
                        WalStatus.RESERVED,
                        OptionalLong.empty(),
                        true,
                        Optional.empty(),
                        OptionalInt.of(77)));
        assertThat(pair.suspects(Alert.SLOT_INACTIVE)).isEmpty();
        assertThat(pair.suspects(Alert.SLOT_ORPHAN)).isEmpty();
    }

    @Test
    @Tag("alert-10")
    void copiesOfLogicalSlotsThatAStandbyKeepsFrom17OnAreWell() {
        pair.standby = new StandbySketch("db2")
                .ofMajorVersion(17)
                .hasLogicalSlot("cdc")
                .seen();
        assertThat(pair.suspects(Alert.SLOT_INACTIVE)).isEmpty();
        pair.standby = new StandbySketch("db2")
                .ofMajorVersion(16)
                .hasLogicalSlot("cdc")
                .seen();
        assertThat(pair.suspects(Alert.SLOT_INACTIVE)).isNotEmpty();
    }

    @Test
    @Tag("alert-11")
    @Tag("trap-5")
    void aLostSlotNamesTheStandbyThatMustBeRebuiltAndIsNeverZeroBytes() {
        pair.standby = new StandbySketch("db2").withoutReceiver().seen();
        pair.primary.hasSlot("db2", WalStatus.LOST, Optional.empty());
        Diagnosis lost = slotDiagnosis();
        assertThat(lost.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(lost.node()).contains("db2");
        assertThat(lost.sentence())
                .isEqualTo("shop: the slot db2 on db1 is lost, WAL that it was for is gone: db2 must be rebuilt.");
        assertThat(lost.doFirst()).isEqualTo("Bring it back: /replica rebuild db2.");
        assertThat(pair.suspects(Alert.SLOT_INACTIVE)).isEmpty();
    }

    @Test
    @Tag("alert-11")
    void aStandbyWithAnArchiveMayComeBackWithoutItsSlot() {
        pair.standby =
                new StandbySketch("db2").withoutReceiver().withRestoreCommand().seen();
        pair.primary.hasSlot("db2", WalStatus.LOST, Optional.empty());
        assertThat(slotDiagnosis().sentence())
                .endsWith("db2 must be rebuilt, unless its archive still has what it misses.");
    }

    @Test
    @Tag("alert-11")
    void anUnreservedSlotIsCriticalAtOnce() {
        pair.primary.hasSlot("db2", WalStatus.UNRESERVED, Optional.of(A_BIT_BACK));
        assertThat(slotDiagnosis().sentence())
                .isEqualTo("shop: the slot db2 on db1 is beyond its limit (wal_status unreserved): the next checkpoint"
                        + " removes WAL that db2 still needs.");
        assertThat(slotDiagnosis().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    @Tag("alert-11")
    void lessThanAQuarterOfItsRoomIsAWarning() {
        pair.primary.hasSlot(slotWithRoom(100));
        assertThat(pair.suspects(Alert.SLOT_ENDANGERED)).isEmpty();
        pair.primary = new PrimarySketch("db1").sendsTo("db2").hasSlot(slotWithRoom(99));
        assertThat(pair.only(Alert.SLOT_ENDANGERED).sentence())
                .isEqualTo(
                        "shop: the slot db2 on db1 has 104 MB of its 418 MB left (max_slot_wal_keep_size): after that it"
                                + " loses its WAL, and db2 is cut off.");
    }

    @Test
    @Tag("alert-11")
    void aSlotThatKeepsMoreThanMaxWalSizeIsAWarningWhenItLasts() {
        pair.primary.hasSlot("db2", WalStatus.EXTENDED, Optional.of(A_BIT_BACK));
        Diagnosis extended = pair.only(Alert.SLOT_ENDANGERED, TWO_MINUTES);
        assertThat(extended.severity()).isEqualTo(Severity.WARNING);
        assertThat(extended.sentence())
                .isEqualTo(
                        "shop: the slot db2 on db1 keeps 315 MB of WAL, more than max_wal_size: the volume of db1 fills"
                                + " up.");
    }

    @Test
    @Tag("alert-12")
    void aSlotOfOursThatNobodyNeedsIsAnOrphanAfterTenMinutes() {
        pair.primary.hasActiveSlot("db2").hasSlot("db1", WalStatus.RESERVED, Optional.of(A_BIT_BACK));
        Diagnosis orphan = pair.only(Alert.SLOT_ORPHAN, Duration.ofMinutes(10));
        assertThat(orphan.node()).contains("db1");
        assertThat(orphan.sentence())
                .isEqualTo(
                        "shop: no node needs the slot db1 on db1 (db1 never streams from itself); it keeps 315 MB of WAL"
                                + " for nobody, and more every day.");
        assertThat(orphan.doFirst()).isEqualTo("Drop it: /replica drop slot db1/db1.");
        assertThat(pair.suspects(Alert.SLOT_INACTIVE)).isEmpty();
    }

    private static Slot slotWithRoom(long megabytes) {
        return new Slot(
                "db2",
                true,
                true,
                Optional.of(A_BIT_BACK),
                WalStatus.RESERVED,
                OptionalLong.of(megabytes * Sketch.MEGABYTE));
    }

    private Diagnosis slotDiagnosis() {
        return pair.suspects(Alert.SLOT_ENDANGERED).stream()
                .map(Suspicion::diagnosis)
                .filter(SlotDiagnosis.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
