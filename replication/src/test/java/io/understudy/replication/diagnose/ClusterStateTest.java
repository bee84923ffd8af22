package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ReplicationDiagnosis.BotCutOff;
import io.understudy.replication.diagnose.ReplicationDiagnosis.ClusterUnseen;
import io.understudy.replication.diagnose.ReplicationDiagnosis.NoPrimary;
import io.understudy.replication.diagnose.ReplicationDiagnosis.SplitBrain;
import io.understudy.replication.diagnose.StreamDiagnosis.StandbyMissing;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each named state of a cluster, with the conditions that are told and those that are silenced. */
class ClusterStateTest {
    private final Sketch sketch = new Sketch();
    private final NodeObservation primary =
            new PrimarySketch("db1").sendsTo("db2").sendsTo("db3").seen();
    private final NodeObservation standby = new StandbySketch("db2").seen();
    private final NodeObservation disconnected =
            new StandbySketch("db2").withoutReceiver().seen();

    @Test
    void isHealthyWhenEveryStandbyStreams() {
        ClusterAssessment found = sketch.judge(primary, standby, new StandbySketch("db3").seen());
        assertThat(found.state()).isEqualTo(ClusterState.HEALTHY);
        assertThat(found.diagnoses()).isEmpty();
        assertThat(found.primary().orElseThrow().node()).isEqualTo("db1");
    }

    @Test
    void isDegradedWhenAStandbyIsBroken() {
        ClusterAssessment found = sketch.judge(new PrimarySketch("db1").seen(), disconnected);
        assertThat(found.state()).isEqualTo(ClusterState.DEGRADED);
        assertThat(found.diagnoses()).singleElement().isInstanceOf(StandbyMissing.class);
    }

    @Test
    @Tag("F14")
    void isUnknownWhenAStandbyCannotBeSeen() {
        ClusterAssessment found = sketch.judge(primary, Sketch.unknown("db2", UnknownReason.NO_ROUTE));
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
        assertThat(found.diagnoses()).containsExactly(new NodeDown.NoRoute("shop", "db2"));
    }

    @Test
    @Tag("alert-16")
    void hasNoPrimaryWhenTheLastOneRefusesConnections() {
        ClusterAssessment found = sketch.judge(Sketch.down("db1", DownReason.REFUSED), disconnected);
        assertThat(found.state()).isEqualTo(ClusterState.NO_PRIMARY);
        assertThat(found.diagnoses())
                .containsExactly(new NoPrimary(
                        "shop",
                        Optional.of("db1"),
                        false,
                        Optional.of("db2"),
                        "db1: nothing listens on its port, and db2 receives nothing from it."));
    }

    @Test
    @Tag("alert-16")
    void offersToLetAFencedPrimaryGoBeforeItIsStarted() {
        sketch.fenced = List.of(new FencedNode("db1", false));
        ClusterAssessment found = sketch.judge(Sketch.down("db1", DownReason.REFUSED), disconnected);
        assertThat(found.diagnoses().get(0).doFirst())
                .isEqualTo("It is fenced; let it go first, it loses nothing: /replica unfence db1, then /replica start"
                        + " db1. Only if that cannot work: /replica promote db2.");
    }

    @Test
    @Tag("alert-16")
    void hasNoPrimaryWhenItIsSilentToTheBotAndToEveryStandby() {
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.TIMEOUT), disconnected);
        assertThat(found.state()).isEqualTo(ClusterState.NO_PRIMARY);
    }

    @Test
    void isUnknownWhenThePrimaryAnswersTheBotWithARefusal() {
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.LOGIN_REFUSED), disconnected);
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
    }

    @Test
    void isUnknownWhenOneOfTwoVantagePointsIsBlind() {
        NodeObservation blind = new StandbySketch("db2").withoutPermission().seen();
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.TIMEOUT), blind);
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
    }

    @Test
    void hasNoPrimaryWhenEveryNodeIsSeenInRecovery() {
        sketch.lastPrimary = Optional.empty();
        NodeObservation other = new StandbySketch("db1").withoutReceiver().seen();
        assertThat(sketch.judge(other, disconnected).state()).isEqualTo(ClusterState.NO_PRIMARY);
    }

    @Test
    void isUnknownWhenNobodyKnowsWhoThePrimaryWas() {
        sketch.lastPrimary = Optional.empty();
        NodeObservation third = Sketch.unknown("db3", UnknownReason.TIMEOUT);
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.TIMEOUT), disconnected, third);
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
    }

    @Test
    @Tag("F12")
    @Tag("alert-24")
    void theBotIsCutOffWhenAStandbyStillStreamsFromThePrimary() {
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.TIMEOUT), standby);
        assertThat(found.state()).isEqualTo(ClusterState.BOT_CUT_OFF);
        assertThat(found.diagnoses()).containsExactly(new BotCutOff("shop", "db1", "db2"));
    }

    @Test
    @Tag("F12")
    void aRefusedConnectionProvesNothingWhileAStandbyStillStreams() {
        ClusterAssessment found = sketch.judge(Sketch.down("db1", DownReason.REFUSED), standby);
        assertThat(found.state()).isEqualTo(ClusterState.BOT_CUT_OFF);
    }

    @Test
    @Tag("F12")
    void theBotIsCutOffAlsoWhenItNeverSawThePrimary() {
        sketch.lastPrimary = Optional.empty();
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.TIMEOUT), standby);
        assertThat(found.state()).isEqualTo(ClusterState.BOT_CUT_OFF);
    }

    @Test
    void aCascadeBelowADeadPrimaryIsNoWitness() {
        NodeObservation between =
                new StandbySketch("db2").withoutReceiver().sendsTo("db3").seen();
        NodeObservation cascaded = new StandbySketch("db3").streamsFrom("db2").seen();
        ClusterAssessment found = sketch.judge(Sketch.down("db1", DownReason.REFUSED), between, cascaded);
        assertThat(found.state()).isEqualTo(ClusterState.NO_PRIMARY);
    }

    @Test
    @Tag("F16")
    void aBotCutOffFromEverythingTellsOneCondition() {
        ClusterAssessment found = sketch.judge(
                Sketch.unknown("db1", UnknownReason.NO_ROUTE), Sketch.unknown("db2", UnknownReason.NO_ROUTE));
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
        assertThat(found.diagnoses()).singleElement().isInstanceOf(ClusterUnseen.class);
    }

    @Test
    @Tag("alert-17")
    void twoNodesOutOfRecoveryAreASplitBrain() {
        ClusterAssessment found =
                sketch.judge(primary, new PrimarySketch("db2").onTimeline(2).seen());
        assertThat(found.state()).isEqualTo(ClusterState.SPLIT_BRAIN);
        assertThat(found.primary()).isEmpty();
        assertThat(found.diagnoses()).singleElement().isInstanceOf(SplitBrain.class);
        assertThat(found.standby("db2").orElseThrow().state()).isEqualTo(StandbyState.PROMOTED_UNEXPECTEDLY);
    }

    @Test
    @Tag("story-4")
    @Tag("F11")
    void anOldPrimaryThatCameBackIsNotThePrimaryThoughItIsTheOnlyOneSeen() {
        sketch.lastPrimary = Optional.of(new PrimarySighting("db2", 2, Sketch.HERE, Sketch.NOON));
        ClusterAssessment found = sketch.judge(primary, Sketch.unknown("db2", UnknownReason.TIMEOUT));
        assertThat(found.state()).isEqualTo(ClusterState.SPLIT_BRAIN);
        assertThat(found.primary()).isEmpty();
    }

    @Test
    @Tag("alert-17")
    void twoPrimariesOfDifferentClustersAreNoSplitBrain() {
        NodeObservation stranger =
                new PrimarySketch("db2").ofCluster(Sketch.THIS_CLUSTER + 1).seen();
        ClusterAssessment found = sketch.judge(primary, stranger);
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
        assertThat(found.primary()).isEmpty();
        assertThat(found.diagnoses()).noneMatch(one -> one.alert() == Alert.SPLIT_BRAIN);
    }

    @Test
    @Tag("alert-16")
    void aRefusedConnectionThatNoOtherNodeConfirmsIsTheNodesTroubleOnly() {
        ClusterAssessment found =
                sketch.judge(Sketch.down("db1", DownReason.REFUSED), Sketch.unknown("db2", UnknownReason.TIMEOUT));
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
        assertThat(found.diagnoses())
                .containsExactlyInAnyOrder(
                        new NodeDown.Refused("shop", "db1"), new NodeDown.Frozen("shop", "db2", false));
    }

    @Test
    @Tag("alert-16")
    void nodesThatAreAllDownConfirmEachOther() {
        ClusterAssessment found =
                sketch.judge(Sketch.down("db1", DownReason.REFUSED), Sketch.down("db2", DownReason.REFUSED));
        assertThat(found.state()).isEqualTo(ClusterState.NO_PRIMARY);
        assertThat(found.diagnoses().get(0).sentence())
                .endsWith("db1: nothing listens on its port, and no other node serves.");
    }

    /** Its standby's stream ends a moment after the refusals begin. */
    @Test
    @Tag("alert-24")
    void nobodyIsCalledCutOffByARefusalThatHasNotLasted() {
        ClusterAssessment found = sketch.judge(Sketch.down("db1", DownReason.REFUSED), standby);
        assertThat(found.diagnoses()).isEmpty();
        assertThat(found.suspicions())
                .containsExactly(new Suspicion(new BotCutOff("shop", "db1", "db2"), Duration.ofSeconds(1)));
    }

    @Test
    @Tag("F16")
    @Tag("alert-24")
    void aClusterOutOfSightIsNotToldOfWhileItMayBeTheBotThatIsCutOff() {
        sketch.botIsolated = true;
        ClusterAssessment found = sketch.judge(
                Sketch.unknown("db1", UnknownReason.NO_ROUTE), Sketch.unknown("db2", UnknownReason.TIMEOUT));
        assertThat(found.diagnoses()).singleElement().matches(one -> one.severity() == Severity.INFO);
    }

    @Test
    @Tag("alert-23")
    void nodesThatAllRefuseTheLoginAreNotOutOfSight() {
        ClusterAssessment found = sketch.judge(
                Sketch.unknown("db1", UnknownReason.LOGIN_REFUSED), Sketch.unknown("db2", UnknownReason.LOGIN_REFUSED));
        assertThat(found.diagnoses()).hasSize(2).allMatch(NodeDown.LoginRefused.class::isInstance);
    }
}
