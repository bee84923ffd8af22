package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.Sketch.HERE;
import static io.understudy.replication.diagnose.Sketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.StreamDiagnosis.NoReceiver;
import io.understudy.replication.diagnose.StreamDiagnosis.NotStreaming;
import io.understudy.replication.diagnose.StreamDiagnosis.ReceiverSilent;
import io.understudy.replication.diagnose.StreamDiagnosis.ReplyOverdue;
import io.understudy.replication.diagnose.StreamDiagnosis.StandbyMissing;
import io.understudy.replication.diagnose.StreamDiagnosis.StreamFlaps;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of a stream, from which moment on, and how long it must last. */
class StreamAlertsTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final NodeObservation LONELY = new PrimarySketch("db1").seen();
    private static final NodeObservation SENDING =
            new PrimarySketch("db1").sendsTo("db2").seen();
    private static final NodeObservation UNSEEN = Sketch.unknown("db2", UnknownReason.NO_ROUTE);

    private final Sketch sketch = new Sketch();
    private final StandbySketch standby = new StandbySketch("db2");

    @Test
    @Tag("alert-1")
    void aStandbyThatThePrimaryDoesNotSendToIsMissingAtOnce() {
        assertThat(found(LONELY, standby.withoutReceiver().seen()))
                .contains(new Suspicion(
                        new StandbyMissing("shop", "db2", "db1", Optional.of("it has no WAL receiver")), AT_ONCE));
    }

    @Test
    @Tag("alert-1")
    void saysWhatIsMissingAndWhatThatMeans() {
        StandbyMissing missing = new StandbyMissing("shop", "db2", "db1", Optional.of("it has no WAL receiver"));
        assertThat(missing.sentence())
                .isEqualTo(
                        "shop: db2 is NOT STREAMING: db1 does not send to it; it has no WAL receiver. What is written"
                                + " now is not on db2.");
        assertThat(missing.doFirst())
                .isEqualTo(
                        "Wait a minute: a healed link recovers by itself. Then look at db2's log and at its way to its"
                                + " upstream. See /replica status shop.");
    }

    @Test
    @Tag("alert-1")
    void aStreamThatOnlyTheStandbyBelievesInIsMissing() {
        assertThat(found(LONELY, standby.seen())).singleElement().satisfies(one -> {
            assertThat(one.diagnosis()).isInstanceOf(StandbyMissing.class);
            assertThat(one.hold()).isEqualTo(AT_ONCE);
        });
    }

    @Test
    @Tag("alert-1")
    void aStandbyThatTheBotCannotReachIsMissingWhenThePrimaryLostItToo() {
        sketch.judge(SENDING, standby.seen());
        assertThat(kinds(LONELY, UNSEEN)).contains(StandbyMissing.class);
        assertThat(kinds(SENDING, UNSEEN)).doesNotContain(StandbyMissing.class);
    }

    @Test
    @Tag("alert-1")
    void aNodeThatWasNeverSeenInRecoveryIsNotExpected() {
        assertThat(kinds(LONELY, UNSEEN)).doesNotContain(StandbyMissing.class);
    }

    @Test
    @Tag("alert-1")
    void aWarmStandbyIsMissingByThePrimarysWordAlone() {
        assertThat(kinds(LONELY, new WarmStandby("db2", NOON))).containsExactly(StandbyMissing.class);
    }

    @Test
    @Tag("alert-1")
    @Tag("trap-14")
    void aCascadedStandbyIsMissedAtItsOwnUpstreamOnly() {
        StandbySketch cascaded = new StandbySketch("db3").streamsFrom("db2");
        assertThat(found(SENDING, standby.sendsTo("db3").seen(), cascaded.seen()))
                .isEmpty();
        sketch.judge(SENDING, standby.seen(), cascaded.seen());
        assertThat(found(
                        SENDING,
                        new StandbySketch("db2").seen(),
                        cascaded.withoutReceiver().seen()))
                .first()
                .extracting(Suspicion::diagnosis)
                .isEqualTo(new StandbyMissing("shop", "db3", "db2", Optional.of("it has no WAL receiver")));
    }

    @Test
    @Tag("alert-1")
    @Tag("trap-14")
    void aCascadedStandbyIsNotMissedAtThePrimaryWhileItsUpstreamIsUnseen() {
        sketch.judge(
                SENDING,
                standby.sendsTo("db3").seen(),
                new StandbySketch("db3").streamsFrom("db2").seen());
        assertThat(kinds(
                        SENDING,
                        UNSEEN,
                        new StandbySketch("db3").withoutReceiver().seen()))
                .containsOnlyOnce(NoReceiver.class)
                .doesNotContain(StandbyMissing.class);
    }

    @Test
    @Tag("alert-1")
    void theUpstreamOfACascadedStandbyIsKnownFromItsSettingsToo() {
        sketch.knows(
                "db3",
                Map.of("primary_conninfo.host", "host-db2", "primary_conninfo.port", "5432"),
                Optional.empty(),
                Optional.empty());
        assertThat(found(
                        SENDING,
                        standby.seen(),
                        new StandbySketch("db3").withoutReceiver().seen()))
                .extracting(Suspicion::diagnosis)
                .contains(new StandbyMissing("shop", "db3", "db2", Optional.of("it has no WAL receiver")));
    }

    @Test
    @Tag("alert-1")
    void aStandbyThatWasJustRestartedHasAMinuteToStream() {
        StandbySketch restarted = standby.withoutReceiver().startedAt(NOON.minusSeconds(59));
        assertThat(holdOf(StandbyMissing.class, LONELY, restarted.seen())).isEqualTo(Duration.ofSeconds(60));
        restarted.startedAt(NOON.minusSeconds(60));
        assertThat(holdOf(StandbyMissing.class, LONELY, restarted.seen())).isEqualTo(AT_ONCE);
    }

    @Test
    @Tag("alert-1")
    void theStandbysOfAPrimaryThatWasJustStartedOrPromotedHaveAMinuteToo() {
        NodeObservation disconnected = standby.withoutReceiver().seen();
        NodeObservation started =
                new PrimarySketch("db1").startedAt(NOON.minusSeconds(5)).seen();
        assertThat(holdOf(StandbyMissing.class, started, disconnected)).isEqualTo(Duration.ofSeconds(60));
        Sketch promotion = new Sketch();
        promotion.judge(new StandbySketch("db1").seen(), disconnected);
        assertThat(promotion.judge(LONELY, disconnected).suspicions())
                .filteredOn(one -> one.diagnosis() instanceof StandbyMissing)
                .singleElement()
                .extracting(Suspicion::hold)
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    @Tag("alert-1")
    void aStandbyThatLivesOnItsArchiveIsNotMissing() {
        sketch.knows("db2", Map.of("primary_conninfo", ""), Optional.empty(), Optional.empty());
        assertThat(found(LONELY, standby.withoutReceiver().withRestoreCommand().seen()))
                .isEmpty();
    }

    @Test
    @Tag("alert-1")
    void aBaseBackupOrAServerThatIsDownOrFencedIsNoMissingStandby() {
        NodeObservation copying =
                new PrimarySketch("db1").sendsTo("pg_basebackup", "backup").seen();
        assertThat(kinds(copying, Sketch.down("db2", DownReason.REFUSED))).doesNotContain(StandbyMissing.class);
        sketch.fenced = List.of(new FencedNode("db2", false));
        sketch.judge(SENDING, standby.seen());
        assertThat(kinds(LONELY, UNSEEN)).doesNotContain(StandbyMissing.class);
    }

    @Test
    @Tag("alert-2")
    void aReplyThatDoesNotChangeIsAWarningAfter25SecondsAndCriticalAfter55() {
        assertThat(after(0, NOON)).isEmpty();
        assertThat(after(24, NOON)).isEmpty();
        assertThat(after(25, NOON)).containsExactly(overdue(25, 25, Severity.WARNING));
        assertThat(after(54, NOON)).containsExactly(overdue(54, 25, Severity.WARNING));
        assertThat(after(55, NOON)).containsExactly(overdue(55, 55, Severity.CRITICAL));
        assertThat(after(56, NOON.plusSeconds(56))).isEmpty();
    }

    @Test
    @Tag("alert-2")
    @Tag("F35")
    void noClockOfAServerIsComparedWithTheBots() {
        Instant anHourAgo = NOON.minusSeconds(3_600);
        assertThat(after(0, anHourAgo)).isEmpty();
        assertThat(after(20, anHourAgo.plusSeconds(10))).isEmpty();
        assertThat(after(40, anHourAgo.plusSeconds(20))).isEmpty();
    }

    @Test
    @Tag("alert-2")
    void aStandbyThatIsToldToReplySeldomIsNotLateBeforeItsTime() {
        repliesEvery("1min");
        after(0, NOON);
        assertThat(after(124, NOON)).isEmpty();
        assertThat(after(125, NOON)).containsExactly(overdue(125, 125, Severity.CRITICAL));
    }

    @Test
    @Tag("alert-2")
    void aStandbyThatNeverRepliesIsNotLate() {
        repliesEvery("0");
        after(0, NOON);
        assertThat(after(3_600, NOON)).isEmpty();
    }

    @Test
    @Tag("alert-2")
    void onlyAStreamThatIsCalledStreamingIsJudgedByItsReplies() {
        sketch.judge(sending("catchup", 100, 0), standby.seen());
        assertThat(kinds(sending("catchup", 100, 20), standby.seen())).doesNotContain(ReplyOverdue.class);
    }

    @Test
    @Tag("alert-3")
    void aStreamThatStaysInItsStartIsAWarningAfterFiveMinutes() {
        assertThat(found(sending("startup", 100, 0), standby.seen()))
                .containsExactly(
                        new Suspicion(new NotStreaming("shop", "db2", "db1", "startup"), Duration.ofMinutes(5)));
    }

    @Test
    @Tag("alert-3")
    void catchingUpIsFineAsLongAsSomethingNewArrives() {
        catchesUpAt(0, 0);
        assertThat(catchesUpAt(29, 0)).isEmpty();
        assertThat(catchesUpAt(30, 0))
                .containsExactly(
                        new Suspicion(new NotStreaming("shop", "db2", "db1", "catchup"), Duration.ofMinutes(5)));
        assertThat(catchesUpAt(31, 100)).isEmpty();
    }

    @Test
    @Tag("alert-3")
    void aStreamThatBeganMoreThanThreeTimesInFiveMinutesFlaps() {
        for (int beginning = 0; beginning <= 3; beginning++) {
            assertThat(kinds(sending("startup", 100 + beginning, 10 * beginning), standby.seen()))
                    .doesNotContain(StreamFlaps.class);
        }
        assertThat(found(sending("streaming", 104, 40), standby.seen()))
                .containsExactly(Suspicion.now(new StreamFlaps("shop", "db2", "db1", 4)));
        assertThat(found(sending("streaming", 104, 311), standby.seen()))
                .noneMatch(one -> one.diagnosis() instanceof StreamFlaps);
    }

    @Test
    @Tag("alert-6")
    void aStandbyWithoutReceiverCountsAfterAMinuteThoughItsRowIsStillThere() {
        assertThat(found(SENDING, standby.withoutReceiver().seen()))
                .containsExactly(
                        new Suspicion(new NoReceiver("shop", "db2", "it has no WAL receiver"), Duration.ofSeconds(60)));
    }

    @Test
    @Tag("alert-6")
    void aReceiverAtTheEndOfItsTimelineReceivesNothing() {
        assertThat(found(SENDING, standby.waitingAtTheEndOfItsTimeline().seen()))
                .containsExactly(new Suspicion(
                        new NoReceiver("shop", "db2", "its WAL receiver is waiting"), Duration.ofSeconds(60)));
    }

    @Test
    @Tag("alert-6")
    void isToldWhileThePrimaryCannotBeSeenButNotWhenThereIsNone() {
        NodeObservation refusing = Sketch.unknown("db1", UnknownReason.LOGIN_REFUSED);
        assertThat(kinds(refusing, standby.withoutReceiver().seen())).contains(NoReceiver.class);
        assertThat(kinds(Sketch.down("db1", DownReason.REFUSED), standby.seen()))
                .doesNotContain(NoReceiver.class);
    }

    @Test
    @Tag("alert-7")
    void aReceiverThatHeardNothingForMoreThan45SecondsIsSilent() {
        assertThat(found(SENDING, standby.silentFor(Duration.ofSeconds(45)).seen()))
                .isEmpty();
        assertThat(found(SENDING, standby.silentFor(Duration.ofSeconds(46)).seen()))
                .containsExactly(Suspicion.now(
                        new ReceiverSilent("shop", "db2", Duration.ofSeconds(46), Duration.ofSeconds(45))));
    }

    @Test
    @Tag("alert-7")
    void aReceiverThatMayBeIdleForLongerIsNotSilentBefore() {
        sketch.knows("db2", Map.of("wal_receiver_timeout", "4min"), Optional.empty(), Optional.empty());
        assertThat(kinds(SENDING, standby.silentFor(Duration.ofSeconds(135)).seen()))
                .doesNotContain(ReceiverSilent.class);
        assertThat(kinds(SENDING, standby.silentFor(Duration.ofSeconds(136)).seen()))
                .contains(ReceiverSilent.class);
    }

    @Test
    @Tag("alert-1")
    @Tag("alert-2")
    @Tag("alert-7")
    void anIdlePairRaisesNothingInAnHour() {
        for (int second = 0; second <= 3_600; second += 10) {
            NodeObservation idle = sending("streaming", 100, second, NOON.plusSeconds(second));
            assertThat(sketch.judge(
                                    idle,
                                    standby.silentFor(Duration.ofSeconds(second % 30))
                                            .seen())
                            .suspicions())
                    .isEmpty();
        }
    }

    private List<Suspicion> after(int seconds, Instant reply) {
        return found(sending("streaming", 100, seconds, reply), standby.seen());
    }

    private static Suspicion overdue(int silent, int limit, Severity severity) {
        return Suspicion.now(new ReplyOverdue(
                "shop", "db2", "db1", Duration.ofSeconds(silent), Duration.ofSeconds(limit), severity));
    }

    private void repliesEvery(String interval) {
        sketch.knows("db2", Map.of("wal_receiver_status_interval", interval), Optional.empty(), Optional.empty());
    }

    private List<Suspicion> catchesUpAt(int second, long bytes) {
        return found(
                sending("catchup", 100, second),
                standby.at(HERE.plus(bytes - 1_000), HERE.plus(bytes - 1_000))
                        .lookedAt(NOON.plusSeconds(second))
                        .seen());
    }

    private static NodeObservation sending(String state, int pid, int second) {
        return sending(state, pid, second, NOON);
    }

    private static NodeObservation sending(String state, int pid, int second, Instant reply) {
        return new PrimarySketch("db1")
                .lookedAt(NOON.plusSeconds(second))
                .sendsTo("db2", state, pid, reply)
                .seen();
    }

    private List<Suspicion> found(NodeObservation... nodes) {
        return sketch.judge(nodes).suspicions().stream()
                .filter(one -> one.diagnosis() instanceof StreamDiagnosis)
                .toList();
    }

    private List<Class<?>> kinds(NodeObservation... nodes) {
        return found(nodes).stream()
                .<Class<?>>map(one -> one.diagnosis().getClass())
                .toList();
    }

    private Duration holdOf(Class<?> kind, NodeObservation... nodes) {
        return found(nodes).stream()
                .filter(one -> kind.isInstance(one.diagnosis()))
                .map(Suspicion::hold)
                .findFirst()
                .orElseThrow();
    }
}
