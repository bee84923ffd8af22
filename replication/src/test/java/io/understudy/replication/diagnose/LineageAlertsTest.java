package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.Sketch.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.LineageDiagnosis.Diverged;
import io.understudy.replication.diagnose.LineageDiagnosis.StandbyElsewhere;
import io.understudy.replication.diagnose.LineageDiagnosis.TimelineBehind;
import io.understudy.replication.diagnose.LineageDiagnosis.UpstreamsDiffer;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When it is told that a standby follows somebody else, or something else, than the primary. */
class LineageAlertsTest {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final NodeObservation PRIMARY =
            new PrimarySketch("db1").sendsTo("db2").seen();
    private static final NodeObservation PROMOTED =
            new PrimarySketch("db1").onTimeline(2).sendsTo("db2").seen();

    private final Sketch sketch = new Sketch();
    private final StandbySketch standby = new StandbySketch("db2");

    @Test
    @Tag("alert-18")
    void aStandbyOfAServerThatIsNotDeclaredCountsAfterAMinute() {
        NodeObservation stray = standby.streamsFromAddress("elsewhere").seen();
        StandbyElsewhere elsewhere =
                new StandbyElsewhere("shop", "db2", "its upstream is elsewhere:5432, which is not the primary");
        assertThat(found(new PrimarySketch("db1").seen(), stray)).containsExactly(new Suspicion(elsewhere, A_MINUTE));
        assertThat(elsewhere.sentence())
                .isEqualTo(
                        "shop: db2 follows the wrong server: its upstream is elsewhere:5432, which is not the primary."
                                + " It is no standby of the primary now.");
    }

    @Test
    @Tag("alert-18")
    void aServerOfAnotherClusterIsNoStandbyOfThisOne() {
        assertThat(found(PRIMARY, standby.ofCluster(42).seen()))
                .singleElement()
                .satisfies(one -> assertThat(one.hold()).isEqualTo(A_MINUTE))
                .extracting(one -> one.diagnosis().sentence())
                .asString()
                .contains("its system identifier is 42");
    }

    @Test
    @Tag("alert-18")
    void thePrimaryByAnotherAddressIsNoWrongUpstream() {
        assertThat(found(PRIMARY, standby.streamsFromAddress("10.8.0.1").seen()))
                .isEmpty();
    }

    @Test
    @Tag("alert-18")
    void aStandbyInBetweenThatTheBotCannotSeeIsNoWrongUpstream() {
        assertThat(found(
                        new PrimarySketch("db1").seen(),
                        Sketch.unknown("db3", UnknownReason.TIMEOUT),
                        standby.streamsFrom("db3").seen()))
                .noneMatch(one -> one.diagnosis().alert() == Alert.UPSTREAM_DISPUTED);
    }

    @Test
    @Tag("alert-18")
    @Tag("alert-17")
    void standbysOfTwoPrimariesDisagree() {
        NodeObservation other = new PrimarySketch("db4").onTimeline(2).seen();
        NodeObservation third = new StandbySketch("db3").streamsFrom("db4").seen();
        assertThat(found(PRIMARY, standby.seen(), third, other)).contains(differ("db1", "db4"));
        assertThat(((UpstreamsDiffer) differ("db1", "db4").diagnosis()).sentence())
                .isEqualTo("shop: its standbys disagree about the primary: db2 streams from db1, db3 streams from db4."
                        + " Some follow a server that should not serve.");
    }

    @Test
    @Tag("alert-18")
    void standbysOfTwoServersDisagreeAlsoWhenTheBotSeesNeither() {
        assertThat(found(
                        Sketch.unknown("db1", UnknownReason.TIMEOUT),
                        standby.seen(),
                        new StandbySketch("db3").streamsFrom("db4").seen(),
                        Sketch.unknown("db4", UnknownReason.TIMEOUT)))
                .contains(differ("db1", "db4"));
    }

    @Test
    @Tag("alert-18")
    @Tag("trap-14")
    void aCascadeIsNoDisagreement() {
        assertThat(found(
                        Sketch.unknown("db1", UnknownReason.TIMEOUT),
                        standby.sendsTo("db3").seen(),
                        new StandbySketch("db3").streamsFrom("db2").seen()))
                .noneMatch(one -> one.diagnosis() instanceof UpstreamsDiffer);
    }

    @Test
    @Tag("alert-18")
    void anUndeclaredAddressMayBeThePrimarysWhileThePrimaryIsUnseen() {
        assertThat(found(
                        Sketch.unknown("db1", UnknownReason.TIMEOUT),
                        standby.seen(),
                        new StandbySketch("db3").streamsFromAddress("10.8.0.1").seen()))
                .noneMatch(one -> one.diagnosis() instanceof UpstreamsDiffer);
    }

    @Test
    @Tag("alert-19")
    void anOlderTimelineCountsAfterAMinute() {
        TimelineBehind behind = new TimelineBehind("shop", "db2", 1, 2);
        assertThat(found(PROMOTED, standby.seen())).containsExactly(new Suspicion(behind, A_MINUTE));
        assertThat(behind.sentence())
                .isEqualTo("shop: db2 stays on timeline 1, the primary is on 2: nothing that was written since the"
                        + " promotion is on db2.");
        assertThat(behind.doFirst()).contains("/replica follow db2").endsWith("/replica rebuild db2.");
    }

    @Test
    @Tag("alert-19")
    void aForkedTimelineCountsAtOnceWithItsSwitchpoint() {
        Lsn forkedAt = new Lsn(HERE.value() - 100);
        history("db1", forkedAt);
        Suspicion found = found(PROMOTED, standby.seen()).get(0);
        assertThat(found)
                .isEqualTo(Suspicion.now(new Diverged(
                        "shop",
                        "db2",
                        1,
                        2,
                        "it has WAL up to " + HERE + " of timeline 1, which the primary left at " + forkedAt)));
        assertThat(found.diagnosis().sentence())
                .isEqualTo(
                        "shop: db2 (timeline 1) has DIVERGED from the primary (timeline 2): it has WAL up to 0/3E800000"
                                + " of timeline 1, which the primary left at 0/3E7FFF9C. It can never follow as it is.");
        assertThat(found.diagnosis().doFirst()).endsWith("/replica rebuild db2.");
        assertThat(found(PROMOTED, standby.at(forkedAt, forkedAt).seen()))
                .extracting(Suspicion::hold)
                .containsExactly(A_MINUTE);
    }

    @Test
    @Tag("alert-19")
    @Tag("trap-7")
    void twoTimelinesOfOneNumberThatForkedElsewhereHaveDiverged() {
        history("db1", new Lsn(0x3000148));
        history("db2", new Lsn(0x4000148));
        assertThat(found(PROMOTED, standby.onTimeline(2).streamsFrom("db1").seen()))
                .extracting(Suspicion::diagnosis)
                .containsExactly(
                        new Diverged("shop", "db2", 2, 2, "its timeline 2 forked elsewhere than the primary's"));
    }

    @Test
    @Tag("alert-19")
    void whoFollowedThePromotionIsNotTold() {
        assertThat(found(PROMOTED, standby.onTimeline(2).streamsFrom("db1").seen()))
                .isEmpty();
    }

    private static Suspicion differ(String first, String second) {
        return new Suspicion(new UpstreamsDiffer("shop", Map.of("db2", first, "db3", second)), A_MINUTE);
    }

    private void history(String node, Lsn switchpoint) {
        sketch.knows(
                node, Map.of(), Optional.empty(), Optional.of(TimelineHistory.parse(2, "1\t" + switchpoint + "\tx\n")));
    }

    private List<Suspicion> found(NodeObservation... nodes) {
        return sketch.judge(nodes).suspicions().stream()
                .filter(one -> one.diagnosis() instanceof LineageDiagnosis)
                .toList();
    }
}
