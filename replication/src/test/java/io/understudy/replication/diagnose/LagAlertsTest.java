package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.Sketch.HERE;
import static io.understudy.replication.diagnose.Sketch.MEGABYTE;
import static io.understudy.replication.diagnose.Sketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.LagDiagnosis.LagBytes;
import io.understudy.replication.diagnose.LagDiagnosis.LagTime;
import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From when on a standby that gets its WAL is too far behind. */
class LagAlertsTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Lsn FAR = new Lsn(4_000 * MEGABYTE);

    private final Sketch sketch = new Sketch();
    private final StandbySketch standby = new StandbySketch("db2");

    @BeforeEach
    void thePrimaryWroteAllOfItJustNow() {
        sketch.clock.saw(NOON.minusSeconds(3_600), new Lsn(1));
        sketch.clock.saw(NOON.minusSeconds(1), new Lsn(2));
    }

    @Test
    @Tag("alert-4")
    void sixtyFourMegabytesAreAWarningWhenTheyLastTwoMinutes() {
        assertThat(bytesBehind(64 * MEGABYTE - 1)).isEmpty();
        assertThat(bytesBehind(64 * MEGABYTE))
                .containsExactly(new Suspicion(lagBytes(64 * MEGABYTE, Severity.WARNING), TWO_MINUTES));
    }

    @Test
    @Tag("alert-4")
    void aGibibyteIsCriticalAtOnce() {
        assertThat(bytesBehind(1_024 * MEGABYTE - 1))
                .extracting(one -> one.diagnosis().severity())
                .containsExactly(Severity.WARNING);
        assertThat(bytesBehind(1_024 * MEGABYTE))
                .containsExactly(Suspicion.now(lagBytes(1_024 * MEGABYTE, Severity.CRITICAL)));
    }

    @Test
    @Tag("alert-4")
    void whatShrinksIsLeftToShrink() {
        for (int second = 0; second < 130; second += 5) {
            bytesBehind((3_000 - 15 * second) * MEGABYTE, second);
        }
        assertThat(bytesBehind((3_000 - 15 * 130) * MEGABYTE, 130)).isEmpty();
        for (int second = 135; second < 260; second += 5) {
            bytesBehind(1_100 * MEGABYTE, second);
        }
        assertThat(bytesBehind(1_100 * MEGABYTE, 260))
                .extracting(one -> one.diagnosis().alert())
                .contains(Alert.LAG_BYTES);
    }

    @Test
    @Tag("alert-4")
    void halfOfItsSlotsRoomIsCriticalAlsoWhenItIsLittle() {
        assertThat(withRoom(20 * MEGABYTE, 20 * MEGABYTE + 1)).isEmpty();
        assertThat(withRoom(20 * MEGABYTE, 20 * MEGABYTE)).singleElement().satisfies(one -> {
            assertThat(one.hold()).isEqualTo(Duration.ZERO);
            assertThat(one.diagnosis().severity()).isEqualTo(Severity.CRITICAL);
            assertThat(one.diagnosis().sentence())
                    .isEqualTo("shop: db2 is 21 MB behind (0 B not received): a failover now loses what it has not"
                            + " received. Its slot has room for 21 MB more.");
        });
        assertThat(withRoom(0, 0)).isEmpty();
    }

    @Test
    @Tag("alert-4")
    @Tag("alert-5")
    void whatAStandbyMissedIsAWarningOnlyIfItDoesNotShrink() {
        assertThat(isSentWhatItMissed(3_000 * MEGABYTE, 0))
                .extracting(one -> one.diagnosis().severity())
                .containsExactly(Severity.WARNING);
        for (int second = 5; second < 70; second += 5) {
            isSentWhatItMissed((3_000 - 20 * second) * MEGABYTE, second);
        }
        assertThat(isSentWhatItMissed(1_600 * MEGABYTE, 70)).isEmpty();
    }

    private List<Suspicion> isSentWhatItMissed(long bytes, int second) {
        Lsn behind = new Lsn(FAR.value() - bytes);
        NodeObservation sending = new PrimarySketch("db1")
                .at(FAR)
                .lookedAt(NOON.plusSeconds(second))
                .sendsTo("db2", "catchup", 100, NOON.plusSeconds(second))
                .seen();
        sketch.clock.saw(NOON.plusSeconds(second), FAR);
        return found(
                sending,
                standby.lookedAt(NOON.plusSeconds(second)).at(behind, behind).seen());
    }

    @Test
    @Tag("alert-4")
    void saysWhereTheWalWaits() {
        LagBytes toReplay = lagBytes(64 * MEGABYTE, Severity.WARNING);
        assertThat(toReplay.doFirst())
                .startsWith("It has arrived and waits for replay")
                .endsWith("see Behind and Catch up of db2 in /replica status shop.");
        Lag onItsWay = new Lag(60 * MEGABYTE, 64 * MEGABYTE, Optional.empty(), Optional.empty());
        assertThat(new LagBytes("shop", "db2", onItsWay, OptionalLong.empty(), Severity.WARNING).doFirst())
                .startsWith("Most of it has not arrived");
    }

    @Test
    @Tag("alert-5")
    void thirtySecondsAreAWarningAndThreeHundredCriticalWhenTheyLastTwoMinutes() {
        assertThat(secondsBehind(29)).isEmpty();
        assertThat(secondsBehind(30)).containsExactly(lagTime(30, Severity.WARNING));
        assertThat(secondsBehind(299)).containsExactly(lagTime(299, Severity.WARNING));
        assertThat(secondsBehind(300))
                .containsExactlyInAnyOrder(lagTime(300, Severity.WARNING), lagTime(300, Severity.CRITICAL));
    }

    @Test
    @Tag("alert-5")
    @Tag("trap-1")
    void anIdlePairIsNotLateHoweverLongAgoItsLastCommitWas() {
        sketch.clock.saw(NOON.minusSeconds(3_600), HERE);
        assertThat(found(primary(HERE, 0), standby.seen())).isEmpty();
    }

    @Test
    @Tag("alert-4")
    @Tag("alert-5")
    void aDelayedStandbyRaisesNothingBelowItsDelayAndIsJudgedFromItOn() {
        standby.delayedBy(Duration.ofHours(1));
        assertThat(secondsBehind(3_629)).isEmpty();
        assertThat(secondsBehind(3_630)).singleElement().satisfies(one -> {
            assertThat(one.hold()).isEqualTo(TWO_MINUTES);
            assertThat(one.diagnosis().sentence())
                    .isEqualTo(
                            "shop: db2 is 30 s more than its delay of 60 min behind (100 B): what is read there is that"
                                    + " old.");
        });
    }

    @Test
    @Tag("alert-4")
    void ofADelayedStandbyOnlyWhatItHasNotReceivedCounts() {
        standby.delayedBy(Duration.ofHours(1)).at(FAR, new Lsn(FAR.value() - 2_000 * MEGABYTE));
        assertThat(found(primary(FAR, 0), standby.seen())).isEmpty();
        Lsn received = new Lsn(FAR.value() - 64 * MEGABYTE);
        assertThat(found(primary(FAR, 0), standby.at(received, received).seen()))
                .extracting(Suspicion::hold)
                .containsExactly(TWO_MINUTES);
    }

    @Test
    @Tag("alert-5")
    @Tag("H4")
    void aStandbyThatReadsItsArchiveIsJudgedByBytesOnly() {
        sketch.knows("db2", Map.of("primary_conninfo", ""), Optional.empty(), Optional.empty());
        standby.withoutReceiver().withRestoreCommand();
        assertThat(secondsBehind(600)).isEmpty();
    }

    @Test
    @Tag("alert-4")
    @Tag("alert-5")
    void ofABrokenOrPausedStandbyThatIsToldAndNotItsLag() {
        standby.at(new Lsn(FAR.value() - 2_000 * MEGABYTE), new Lsn(FAR.value() - 2_000 * MEGABYTE));
        assertThat(found(primary(FAR, 0), standby.withoutReceiver().seen())).isEmpty();
        assertThat(found(primary(FAR, 0), standby.streamsFrom("db1").paused().seen()))
                .isEmpty();
    }

    private List<Suspicion> bytesBehind(long bytes) {
        return bytesBehind(bytes, 0);
    }

    private List<Suspicion> bytesBehind(long bytes, int second) {
        Instant at = NOON.plusSeconds(second);
        sketch.clock.saw(at.minusSeconds(10), new Lsn(FAR.value() - bytes));
        sketch.clock.saw(at, FAR);
        return found(
                primary(FAR, second),
                standby.lookedAt(at).at(FAR, new Lsn(FAR.value() - bytes)).seen());
    }

    private List<Suspicion> withRoom(long lagBytes, long safeBytes) {
        Lsn replayed = new Lsn(FAR.value() - lagBytes);
        NodeObservation primary = new PrimarySketch("db1")
                .at(FAR)
                .sendsTo("db2")
                .hasSlotWithRoom("db2", replayed, safeBytes)
                .seen();
        sketch.clock.saw(NOON, FAR);
        return found(primary, standby.at(FAR, replayed).seen());
    }

    /** By a hundred bytes, which the primary wrote that long ago. */
    private List<Suspicion> secondsBehind(int seconds) {
        Sketch fresh = new Sketch();
        fresh.details.putAll(sketch.details);
        fresh.clock.saw(NOON.minusSeconds(seconds), new Lsn(HERE.value() - 100));
        fresh.clock.saw(NOON.minusSeconds(seconds), HERE);
        return fresh
                .judge(
                        primary(HERE, 0),
                        standby.at(HERE, new Lsn(HERE.value() - 100)).seen())
                .suspicions()
                .stream()
                .filter(one -> one.diagnosis() instanceof LagDiagnosis)
                .toList();
    }

    private static LagBytes lagBytes(long bytes, Severity severity) {
        Lag lag = new Lag(0, bytes, Optional.of(Duration.ofSeconds(10)), Optional.empty());
        return new LagBytes("shop", "db2", lag, OptionalLong.empty(), severity);
    }

    private static Suspicion lagTime(int seconds, Severity severity) {
        Duration late = Duration.ofSeconds(seconds);
        Lag lag = new Lag(0, 100, Optional.of(late), Optional.empty());
        return new Suspicion(new LagTime("shop", "db2", lag, late, Duration.ZERO, severity), TWO_MINUTES);
    }

    private static NodeObservation primary(Lsn current, int second) {
        return new PrimarySketch("db1")
                .at(current)
                .lookedAt(NOON.plusSeconds(second))
                .sendsTo("db2", "streaming", 100, NOON.plusSeconds(second))
                .seen();
    }

    private List<Suspicion> found(NodeObservation... nodes) {
        return sketch.judge(nodes).suspicions().stream()
                .filter(one -> one.diagnosis() instanceof LagDiagnosis)
                .toList();
    }
}
