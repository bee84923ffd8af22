package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import io.understudy.replication.observe.Slot.WalStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each named state of a standby beside a seen primary. */
class StandbyStateTest {
    private static final Lsn HERE = Sketch.HERE;
    private static final Lsn FAR_BACK = new Lsn(100 * Sketch.MEGABYTE);

    private final Sketch sketch = new Sketch();
    private final PrimarySketch primary = new PrimarySketch("db1").sendsTo("db2");
    private final StandbySketch standby = new StandbySketch("db2");

    @Test
    void streamsWithNothingMissing() {
        assertThat(judged()).isEqualTo(StandbyState.STREAMING);
        assertThat(assessed().lag()).contains(new Lag(0, 0, Optional.of(Duration.ZERO), Optional.empty()));
        assertThat(assessed().catchUp()).isEqualTo(CatchUp.CAN_CATCH_UP);
        assertThat(assessed().syncState()).contains("async");
    }

    @Test
    @Tag("trap-3")
    void aReceivePositionThatFellBackBelowReplayIsNoLag() {
        standby.at(new Lsn(HERE.value() - 10 * Sketch.MEGABYTE), HERE);
        assertThat(judged()).isEqualTo(StandbyState.STREAMING);
        assertThat(assessed().lag().orElseThrow().receiveBytes()).isZero();
    }

    @Test
    @Tag("trap-2")
    void withoutAReceiverItIsDisconnectedThoughItReplayedAllItReceived() {
        standby.withoutReceiver();
        assertThat(judged()).isEqualTo(StandbyState.DISCONNECTED);
        assertThat(assessed().why()).contains("it has no WAL receiver");
    }

    @Test
    @Tag("trap-13")
    void aReceiverThatIsSilentForTooLongIsAHalfOpenConnection() {
        standby.silentFor(Duration.ofSeconds(30));
        assertThat(judged()).isEqualTo(StandbyState.STREAMING);
        standby.silentFor(Duration.ofSeconds(46));
        assertThat(judged()).isEqualTo(StandbyState.DISCONNECTED);
    }

    @Test
    @Tag("trap-13")
    void aReceiverAtTheEndOfItsTimelineDoesNotStream() {
        standby.waitingAtTheEndOfItsTimeline();
        assertThat(judged()).isEqualTo(StandbyState.DISCONNECTED);
    }

    @Test
    void aStreamThatThePrimaryDoesNotSendIsDisconnected() {
        assertThat(judged(new PrimarySketch("db1").seen(), standby.seen()).state())
                .isEqualTo(StandbyState.DISCONNECTED);
    }

    @Test
    void aCopyInProgressIsNoStream() {
        NodeObservation copying =
                new PrimarySketch("db1").sendsTo("db2", "backup").seen();
        assertThat(judged(copying, standby.seen()).state()).isEqualTo(StandbyState.DISCONNECTED);
    }

    @Test
    void catchesUpWhileItsSenderSaysSo() {
        NodeObservation sending =
                new PrimarySketch("db1").sendsTo("db2", "catchup").seen();
        assertThat(judged(sending, standby.seen()).state()).isEqualTo(StandbyState.CATCHING_UP);
    }

    @Test
    void aStreamUnderAnotherNameIsRecognisedWhenOnlyOneCanBeMeant() {
        NodeObservation sending =
                new PrimarySketch("db1").sendsTo("walreceiver").seen();
        assertThat(judged(sending, standby.seen()).state()).isEqualTo(StandbyState.STREAMING);
    }

    @Test
    void lagsOnTheWayToItOrInIt() {
        Lsn behind = new Lsn(HERE.value() - 65 * Sketch.MEGABYTE);
        standby.at(behind, behind);
        assertThat(judged()).isEqualTo(StandbyState.LAGGING_RECEIVE);
        standby.at(HERE, behind);
        assertThat(judged()).isEqualTo(StandbyState.LAGGING_REPLAY);
    }

    @Test
    void lagsInTimeWhereTheBytesAreFew() {
        Lsn slightlyBehind = new Lsn(HERE.value() - 100);
        sketch.clock.saw(Sketch.NOON.minusSeconds(60), slightlyBehind);
        sketch.clock.saw(Sketch.NOON.minusSeconds(59), HERE);
        standby.at(HERE, slightlyBehind);
        assertThat(judged()).isEqualTo(StandbyState.LAGGING_REPLAY);
    }

    @Test
    void lagsInTimeAlsoWhenItStoodStillBeforeTheBotStarted() {
        sketch.clock.saw(Sketch.NOON.minusSeconds(31), HERE);
        standby.at(HERE, new Lsn(HERE.value() - 100));
        assertThat(assessed().lag().orElseThrow().replayTime()).isEmpty();
        assertThat(judged()).isEqualTo(StandbyState.LAGGING_REPLAY);
    }

    @Test
    void isDelayedByDesignUntilItIsLaterThanItsDelay() {
        Lsn behind = new Lsn(HERE.value() - 500 * Sketch.MEGABYTE);
        standby.at(HERE, behind).delayedBy(Duration.ofHours(1));
        assertThat(judged()).isEqualTo(StandbyState.DELAYED_BY_DESIGN);
        sketch.clock.saw(Sketch.NOON.minusSeconds(7_200), behind);
        sketch.clock.saw(Sketch.NOON.minusSeconds(7_199), HERE);
        assertThat(judged()).isEqualTo(StandbyState.LAGGING_REPLAY);
    }

    @Test
    void isPausedByAPersonWhenNoSettingIsLower() {
        sketch.knows("db1", Map.of("max_connections", "100"), Optional.empty(), Optional.empty());
        sketch.knows("db2", Map.of("max_connections", "100"), Optional.empty(), Optional.empty());
        standby.paused();
        assertThat(judged()).isEqualTo(StandbyState.PAUSED_BY_USER);
    }

    @Test
    @Tag("trap-11")
    void isPausedByTheSettingThatIsLower() {
        sketch.knows("db1", Map.of("max_connections", "200"), Optional.empty(), Optional.empty());
        sketch.knows("db2", Map.of("max_connections", "100"), Optional.empty(), Optional.empty());
        standby.paused();
        assertThat(judged()).isEqualTo(StandbyState.PAUSED_BY_PARAMETER);
        assertThat(assessed().why()).contains("max_connections is 100, the primary's 200");
    }

    @Test
    @Tag("H4")
    void livesOnTheArchiveWhenItHasNoUpstreamAtAll() {
        sketch.knows("db2", Map.of("primary_conninfo", ""), Optional.empty(), Optional.empty());
        standby.withoutReceiver().withRestoreCommand();
        assertThat(judged()).isEqualTo(StandbyState.ARCHIVE_ONLY);
        sketch.knows("db2", Map.of("primary_conninfo", "set"), Optional.empty(), Optional.empty());
        assertThat(judged()).isEqualTo(StandbyState.DISCONNECTED);
    }

    @Test
    void itsWalIsRemovedWhenThePrimaryKeepsOnlyNewerAndThereIsNoArchive() {
        sketch.knows("db1", Map.of(), Optional.of(new Lsn(900 * Sketch.MEGABYTE)), Optional.empty());
        standby.withoutReceiver().at(FAR_BACK, FAR_BACK);
        assertThat(judged()).isEqualTo(StandbyState.WAL_REMOVED);
        standby.withRestoreCommand();
        assertThat(judged()).isEqualTo(StandbyState.DISCONNECTED);
        assertThat(assessed().catchUp()).isEqualTo(CatchUp.NEEDS_ARCHIVE);
    }

    @Test
    void canCatchUpThroughItsSlotWhateverTheOldestSegmentIs() {
        primary.hasSlot("db2", WalStatus.EXTENDED, Optional.of(FAR_BACK));
        standby.withoutReceiver().at(FAR_BACK, FAR_BACK);
        assertThat(assessed().catchUp()).isEqualTo(CatchUp.CAN_CATCH_UP);
    }

    @Test
    void whetherItCanCatchUpIsUnknownWithoutSlotAndListing() {
        standby.withoutReceiver();
        assertThat(assessed().catchUp()).isEqualTo(CatchUp.UNKNOWN);
    }

    @Test
    @Tag("trap-5")
    void aLostSlotIsNamedAndNeedsARebuildWithoutArchive() {
        primary.hasSlot("db2", WalStatus.LOST, Optional.empty());
        standby.withoutReceiver();
        assertThat(judged()).isEqualTo(StandbyState.SLOT_LOST);
        assertThat(assessed().catchUp()).isEqualTo(CatchUp.NEEDS_REBUILD);
    }

    @Test
    void aStreamFromAStrangerOrFromANodeThatIsNotThePrimaryIsWrong() {
        NodeObservation alone = new PrimarySketch("db1").seen();
        standby.streamsFromAddress("elsewhere");
        assertThat(judged(alone, standby.seen()).state()).isEqualTo(StandbyState.WRONG_UPSTREAM);
        standby.streamsFrom("db3");
        NodeObservation silent = Sketch.unknown("db3", UnknownReason.TIMEOUT);
        assertThat(sketch.judge(alone, standby.seen(), silent)
                        .standby("db2")
                        .orElseThrow()
                        .state())
                .isEqualTo(StandbyState.WRONG_UPSTREAM);
    }

    @Test
    void theSamePrimaryByAnotherAddressIsRight() {
        standby.streamsFromAddress("10.8.0.1");
        assertThat(judged()).isEqualTo(StandbyState.STREAMING);
    }

    @Test
    void aServerOfAnotherClusterIsNoStandbyOfThis() {
        standby.ofCluster(42);
        assertThat(judged()).isEqualTo(StandbyState.WRONG_UPSTREAM);
    }

    @Test
    @Tag("trap-14")
    void aCascadedStandbyIsConfirmedByItsOwnUpstream() {
        NodeObservation between = standby.sendsTo("db3").seen();
        NodeObservation cascaded = new StandbySketch("db3").streamsFrom("db2").seen();
        assertThat(sketch.judge(primary.seen(), between, cascaded).state()).isEqualTo(ClusterState.HEALTHY);
    }

    @Test
    void staysBehindOnTheOldTimelineOrDivergedByTheSwitchpoint() {
        NodeObservation promoted =
                new PrimarySketch("db1").onTimeline(2).sendsTo("db2").seen();
        assertThat(judged(promoted, standby.seen()).state()).isEqualTo(StandbyState.TIMELINE_BEHIND);
        Lsn forkedAt = new Lsn(HERE.value() - 100);
        sketch.knows(
                "db1", Map.of(), Optional.empty(), Optional.of(TimelineHistory.parse(2, "1\t" + forkedAt + "\tx\n")));
        assertThat(judged(promoted, standby.seen()).state()).isEqualTo(StandbyState.DIVERGED);
        standby.at(forkedAt, forkedAt);
        assertThat(judged(promoted, standby.seen()).state()).isEqualTo(StandbyState.TIMELINE_BEHIND);
    }

    @Test
    @Tag("trap-7")
    void equalTimelineNumbersWithOtherSwitchpointsAreDiverged() {
        NodeObservation promoted = new PrimarySketch("db1").onTimeline(2).seen();
        sketch.knows("db1", Map.of(), Optional.empty(), Optional.of(TimelineHistory.parse(2, "1\t0/3000148\tx\n")));
        sketch.knows("db2", Map.of(), Optional.empty(), Optional.of(TimelineHistory.parse(2, "1\t0/4000148\tx\n")));
        assertThat(judged(promoted, standby.onTimeline(2).withoutReceiver().seen())
                        .state())
                .isEqualTo(StandbyState.DIVERGED);
    }

    @Test
    @Tag("trap-7")
    void equalHistoriesThatBeganWithOtherPromotionsAreDiverged() {
        NodeObservation promoted = new PrimarySketch("db1").onTimeline(2).seen();
        Optional<TimelineHistory> history = Optional.of(TimelineHistory.parse(2, "1\t0/3000148\tx\n"));
        sketch.knows("db1", Map.of(), Optional.empty(), history);
        sketch.knows("db2", Map.of(), Optional.empty(), history);
        sketch.details.computeIfPresent("db1", (node, known) -> known.with(Map.of(2, "time 12:00:01")));
        sketch.details.computeIfPresent("db2", (node, known) -> known.with(Map.of(2, "time 12:00:07")));
        assertThat(judged(promoted, standby.onTimeline(2).withoutReceiver().seen())
                        .state())
                .isEqualTo(StandbyState.DIVERGED);
    }

    @Test
    void isNotDivergedButDisconnectedWhenOnlyItsControlFileIsOnTheOldTimeline() {
        NodeObservation promoted = new PrimarySketch("db1").onTimeline(2).seen();
        Lsn forkedAt = new Lsn(HERE.value() - 100);
        Optional<TimelineHistory> history = Optional.of(TimelineHistory.parse(2, "1\t" + forkedAt + "\tx\n"));
        sketch.knows("db1", Map.of(), Optional.of(forkedAt), history);
        sketch.knows("db2", Map.of(), Optional.empty(), history);
        assertThat(judged(promoted, standby.withoutReceiver().seen()).state()).isEqualTo(StandbyState.DISCONNECTED);
    }

    @Test
    void aStandbyAheadOfThePrimaryIsDiverged() {
        standby.at(HERE.plus(100), HERE.plus(100)).withoutReceiver();
        assertThat(judged()).isEqualTo(StandbyState.DIVERGED);
        standby.at(HERE, HERE).onTimeline(2);
        assertThat(judged()).isEqualTo(StandbyState.DIVERGED);
    }

    @Test
    @Tag("trap-9")
    void withoutPermissionOnEitherEndItIsUnknownNotBroken() {
        assertThat(judged(
                                primary.seen(),
                                new StandbySketch("db2").withoutPermission().seen())
                        .state())
                .isEqualTo(StandbyState.NO_PERMISSION);
        assertThat(judged(primary.withoutPermission().seen(), standby.seen()).state())
                .isEqualTo(StandbyState.NO_PERMISSION);
    }

    @Test
    void aSilentNodeIsStartingDownOrUnreachable() {
        assertThat(judged(primary.seen(), Sketch.down("db2", DownReason.STARTING))
                        .state())
                .isEqualTo(StandbyState.STARTING);
        assertThat(judged(primary.seen(), Sketch.down("db2", DownReason.REFUSED))
                        .state())
                .isEqualTo(StandbyState.DOWN);
        assertThat(judged(primary.seen(), Sketch.unknown("db2", UnknownReason.TOO_MANY_CLIENTS))
                        .state())
                .isEqualTo(StandbyState.UNREACHABLE);
    }

    @Test
    @Tag("H3")
    void aWarmStandbyIsJudgedByThePrimarysRow() {
        NodeObservation warm = new WarmStandby("db2", Sketch.NOON);
        assertThat(judged(primary.seen(), warm).state()).isEqualTo(StandbyState.STREAMING);
        assertThat(judged(new PrimarySketch("db1").seen(), warm).state()).isEqualTo(StandbyState.DISCONNECTED);
    }

    private StandbyState judged() {
        return assessed().state();
    }

    private AStandby assessed() {
        return judged(primary.seen(), standby.seen());
    }

    private AStandby judged(NodeObservation one, NodeObservation other) {
        return sketch.judge(one, other).standby("db2").orElseThrow();
    }
}
