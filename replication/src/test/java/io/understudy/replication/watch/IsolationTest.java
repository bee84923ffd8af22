package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When the bot, and not a cluster, is out of reach. */
@Tag("F16")
@Tag("alert-24")
class IsolationTest {
    private static final NodeObservation SEEN = new PrimarySketch("db1").seen();
    private static final NodeObservation UNSEEN = Sketch.unknown("db1", UnknownReason.NO_ROUTE);
    private final Isolation isolation = new Isolation();
    private Instant now = Sketch.NOON;

    @Test
    void aBotWithOneClusterCannotTellTheTwoApart() {
        isolation.add("orders");
        assertThat(looks("orders", UNSEEN)).isFalse();
        assertThat(isolation.suspicions()).isEmpty();
    }

    @Test
    void oneConditionIsToldOnceEveryClusterIsOutOfSight() {
        isolation.add("orders");
        isolation.add("shop");
        assertThat(looks("orders", UNSEEN)).isTrue();
        assertThat(isolation.suspicions()).isEmpty();
        assertThat(looks("shop", UNSEEN)).isTrue();
        assertThat(looks("orders", UNSEEN)).isTrue();
        assertThat(isolation.suspicions().get(0).diagnosis().sentence())
                .isEqualTo("The bot is cut off: it cannot see any node of its 2 clusters (orders, shop)."
                        + " Nothing is known about them.");
    }

    @Test
    void anotherClusterThatIsSeenMeanwhileAcquitsTheBot() {
        isolation.add("orders");
        isolation.add("shop");
        looks("orders", UNSEEN);
        looks("shop", SEEN);
        assertThat(looks("orders", UNSEEN)).isFalse();
        assertThat(isolation.suspicions()).isEmpty();
    }

    @Test
    void whatWasSeenBeforeAcquitsNobody() {
        isolation.add("orders");
        isolation.add("shop");
        looks("shop", SEEN);
        assertThat(looks("orders", UNSEEN)).isTrue();
    }

    @Test
    void itIsOverWithTheFirstClusterThatIsSeenAgain() {
        isolation.add("orders");
        isolation.add("shop");
        looks("orders", UNSEEN);
        looks("shop", UNSEEN);
        looks("orders", SEEN);
        assertThat(isolation.suspicions()).isEmpty();
    }

    private boolean looks(String cluster, NodeObservation seen) {
        now = now.plusSeconds(1);
        ClusterSpec like = new Sketch().judge(SEEN).view().spec();
        ClusterSpec spec = new ClusterSpec(
                cluster, like.nodes(), like.database(), like.watcher(), like.operator(), like.replicator());
        return isolation.saw(new ClusterView(spec, now, List.of(seen)));
    }
}
