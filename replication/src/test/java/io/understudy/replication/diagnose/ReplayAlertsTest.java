package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.Sketch.HERE;
import static io.understudy.replication.diagnose.Sketch.MEGABYTE;
import static io.understudy.replication.diagnose.Sketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.ReplayDiagnosis.ReplayPaused;
import io.understudy.replication.diagnose.ReplayDiagnosis.ReplayStuck;
import io.understudy.replication.diagnose.ReplicationDiagnosis.StandbyBroken;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When it is told that a standby has WAL and does not replay it. */
class ReplayAlertsTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Lsn BEFORE = new Lsn(HERE.value() - 3 * MEGABYTE);

    private final Sketch sketch = new Sketch();
    private final StandbySketch standby = new StandbySketch("db2").at(HERE, BEFORE);

    @BeforeEach
    void theSettingsOfBothEndsAreSeen() {
        hasConnections("db1", "100");
        hasConnections("db2", "100");
    }

    @Test
    @Tag("alert-8")
    void aPauseIsAWarningAfterFiveMinutes() {
        ReplayPaused paused =
                new ReplayPaused("shop", "db2", 3 * MEGABYTE, OptionalInt.empty(), true, Severity.WARNING);
        assertThat(found(primary(0), standby.paused().seen())).containsExactly(new Suspicion(paused, FIVE_MINUTES));
        assertThat(paused.sentence())
                .isEqualTo(
                        "shop: replay on db2 is paused, not by the bot, with 3.1 MB waiting: what is read there grows"
                                + " old, and a failover to it takes longer.");
        assertThat(paused.doFirst())
                .isEqualTo("Ask who paused it. Once the pause has served its purpose: /replica resume db2.");
    }

    @Test
    @Tag("alert-8")
    void aPauseIsCriticalAtOnceWhenLessThanAQuarterOfTheSlotsRoomIsLeft() {
        assertThat(pausedWithRoom(25)).extracting(Suspicion::hold).containsExactly(FIVE_MINUTES);
        assertThat(pausedWithRoom(24))
                .contains(Suspicion.now(
                        new ReplayPaused("shop", "db2", 3 * MEGABYTE, OptionalInt.of(24), true, Severity.CRITICAL)))
                .hasSize(2);
    }

    @Test
    @Tag("alert-8")
    void aPauseOfOursIsSilent() {
        sketch.pausedByUs = Set.of("db2");
        assertThat(found(primary(0), standby.paused().seen())).isEmpty();
    }

    @Test
    @Tag("alert-8")
    @Tag("trap-11")
    void aPauseByALowerSettingIsNamedByItAndNeverOffersToResume() {
        hasConnections("db1", "200");
        assertThat(found(primary(0), standby.paused().seen())).singleElement().satisfies(one -> {
            assertThat(one.diagnosis()).isInstanceOf(StandbyBroken.class);
            assertThat(one.diagnosis().alert()).isEqualTo(Alert.SETTINGS);
            assertThat(one.diagnosis().doFirst()).doesNotContain("/replica resume");
        });
    }

    @Test
    @Tag("alert-8")
    @Tag("trap-11")
    void withoutTheSettingsNobodyIsOfferedToResume() {
        sketch.details.clear();
        assertThat(found(primary(0), standby.paused().seen())).singleElement().satisfies(one -> assertThat(
                        one.diagnosis().doFirst())
                .startsWith("Compare db2's settings with the primary's first")
                .doesNotContain("/replica resume"));
    }

    @Test
    @Tag("alert-8")
    void aPauseIsToldAlsoWhileThePrimaryCannotBeSeen() {
        assertThat(found(
                        Sketch.unknown("db1", UnknownReason.TIMEOUT),
                        standby.paused().seen()))
                .anyMatch(one -> one.diagnosis() instanceof ReplayPaused);
    }

    @Test
    @Tag("alert-9")
    void walThatWaitsForTwoMinutesWithoutARecordReplayedIsAWarning() {
        stands(0);
        assertThat(stands(119)).isEmpty();
        assertThat(stands(120)).containsExactly(Suspicion.now(stuck(120)));
        assertThat(stuck(120).sentence())
                .isEqualTo("shop: db2 has received 3.1 MB of WAL and replayed nothing for 2 min: something on it holds"
                        + " replay up, and what is read there grows old.");
        assertThat(found(
                        primary(121),
                        standby.lookedAt(at(121)).at(HERE, BEFORE.plus(1)).seen()))
                .isEmpty();
    }

    @Test
    @Tag("alert-9")
    void anIdleStandbyThatGetsTheFirstWalInAnHourIsNotStuck() {
        found(primary(0), standby.at(HERE, HERE).seen());
        NodeObservation later = new PrimarySketch("db1")
                .at(HERE.plus(100))
                .lookedAt(at(3_600))
                .sendsTo("db2", "streaming", 100, at(3_600))
                .seen();
        assertThat(found(
                        later,
                        standby.lookedAt(at(3_600)).at(HERE.plus(100), HERE).seen()))
                .isEmpty();
    }

    @Test
    @Tag("alert-9")
    void whatIsPausedOrDelayedOnPurposeIsNotStuck() {
        standby.delayedBy(Duration.ofHours(1));
        stands(0);
        assertThat(stands(600)).isEmpty();
        standby.delayedBy(Duration.ZERO).paused();
        stands(700);
        assertThat(stands(1_300)).noneMatch(one -> one.diagnosis() instanceof ReplayStuck);
    }

    @Test
    @Tag("alert-9")
    void aDelayedStandbyIsStuckWhenItIsLateBeyondItsDelay() {
        standby.delayedBy(Duration.ofMinutes(1));
        sketch.clock.saw(at(0), BEFORE);
        sketch.clock.saw(at(1), HERE);
        stands(0);
        assertThat(stands(120)).contains(Suspicion.now(stuck(120)));
    }

    private List<Suspicion> stands(int second) {
        return found(primary(second), standby.lookedAt(at(second)).seen());
    }

    private static ReplayStuck stuck(int seconds) {
        return new ReplayStuck("shop", "db2", 3 * MEGABYTE, Duration.ofSeconds(seconds));
    }

    private List<Suspicion> pausedWithRoom(int percent) {
        NodeObservation primary = new PrimarySketch("db1")
                .sendsTo("db2")
                .hasSlotWithRoom("db2", new Lsn(HERE.value() - (100 - percent) * MEGABYTE), percent * MEGABYTE)
                .seen();
        return found(primary, standby.paused().seen());
    }

    private void hasConnections(String node, String count) {
        sketch.knows(node, Map.of("max_connections", count), Optional.empty(), Optional.empty());
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    private static NodeObservation primary(int second) {
        return new PrimarySketch("db1")
                .lookedAt(at(second))
                .sendsTo("db2", "streaming", 100, at(second))
                .seen();
    }

    private List<Suspicion> found(NodeObservation... nodes) {
        return sketch.judge(nodes).suspicions().stream()
                .filter(one -> one.diagnosis() instanceof ReplayDiagnosis || one.diagnosis() instanceof StandbyBroken)
                .toList();
    }
}
