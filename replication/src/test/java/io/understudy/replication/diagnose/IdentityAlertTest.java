package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.AlertSketch.DB1;
import static io.understudy.replication.diagnose.AlertSketch.DB2;
import static io.understudy.replication.diagnose.AlertSketch.raised;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.NodeObservation;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-20")
class IdentityAlertTest {
    private static final long OTHER = 7_000_000_000_000_000_002L;
    private static final NodeObservation OTHER_DB1 = Sketch.with(DB1, FactsSketch.ofCluster(OTHER));
    private static final NodeObservation OTHER_DB2 = Sketch.with(DB2, FactsSketch.ofCluster(OTHER));

    private static Sketch expecting(long identifier) {
        Sketch sketch = new Sketch();
        sketch.changes = new Changes(OptionalLong.of(identifier), List.of(), List.of());
        return sketch;
    }

    @Test
    void theClusterThatWasExpectedRaisesNothing() {
        assertThat(raised(expecting(Sketch.THIS_CLUSTER), Alert.WRONG_CLUSTER)).isEmpty();
    }

    @Test
    void oneNodeOfAnotherClusterIsAPageThatNamesIt() {
        assertThat(raised(expecting(Sketch.THIS_CLUSTER), Alert.WRONG_CLUSTER, DB1, OTHER_DB2))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.severity()).isEqualTo(Severity.PAGE);
                    assertThat(one.node()).contains("db2");
                    assertThat(one.sentence())
                            .isEqualTo("shop: db2 serves ANOTHER database cluster: its system identifier is"
                                    + " 7000000000000000002, shop has 7000000000000000001.");
                });
    }

    @Test
    void aClusterThatWasReplacedAsAWholeIsOnePage() {
        assertThat(raised(expecting(Sketch.THIS_CLUSTER), Alert.WRONG_CLUSTER, OTHER_DB1, OTHER_DB2))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.severity()).isEqualTo(Severity.PAGE);
                    assertThat(one.node()).isEmpty();
                    assertThat(one.sentence()).contains("ANOTHER database cluster than before");
                });
    }

    @Test
    void nodesThatDifferAreAPageAlsoWhenNothingIsExpectedYet() {
        assertThat(raised(new Sketch(), Alert.WRONG_CLUSTER, DB1, DB2)).isEmpty();
        assertThat(raised(new Sketch(), Alert.WRONG_CLUSTER, DB1, OTHER_DB2))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.sentence()).contains("db1 7000000000000000001, db2 7000000000000000002"));
    }
}
