package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.AlertSketch.DB1;
import static io.understudy.replication.diagnose.AlertSketch.DB2;
import static io.understudy.replication.diagnose.AlertSketch.machine;
import static io.understudy.replication.diagnose.AlertSketch.raised;
import static io.understudy.replication.diagnose.Sketch.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-29")
class ClockAlertTest {
    private static NodeObservation skewed(NodeObservation seen, int millis) {
        return Sketch.with(seen, FactsSketch.clockAt(NOON.plusMillis(millis)));
    }

    private static List<String> said(NodeObservation... nodes) {
        return raised(new Sketch(), Alert.CLOCK_SKEW, nodes).stream()
                .map(Diagnosis::sentence)
                .toList();
    }

    @Test
    void aClockMoreThanTwoSecondsAheadIsAWarning() {
        assertThat(said(DB1, skewed(DB2, 2_000))).isEmpty();
        assertThat(said(DB1, skewed(DB2, 3_500)))
                .containsExactly("shop: the clock of db2 is at least 3 s ahead of Understudy's:"
                        + " times in its log and its commits' times are not to be believed.");
    }

    @Test
    void aClockBehindCountsOnlyBeyondWhatTheAnswersWayExplains() {
        assertThat(said(DB1, skewed(DB2, -4_000))).isEmpty();
        assertThat(said(DB1, skewed(DB2, -9_000)))
                .singleElement()
                .asString()
                .contains("at least 7 s behind Understudy's");
    }

    @Test
    void theMachineTellsForAServerThatIsDown() {
        Sketch sketch = new Sketch();
        sketch.machines.put("db2", machine("db2", Duration.ofSeconds(-5)));
        assertThat(raised(sketch, Alert.CLOCK_SKEW, DB1, Sketch.down("db2", DownReason.REFUSED)))
                .singleElement()
                .satisfies(one -> assertThat(one.node()).contains("db2"));
    }

    @Test
    void whenAllNodesDifferAlikeTheBotsOwnClockIsWrong() {
        assertThat(said(skewed(DB1, 9_000), skewed(DB2, 9_500)))
                .containsExactly("shop: Understudy's own clock is at least 9 s behind those of all nodes, which agree:"
                        + " its schedules and expiries come at the wrong time.");
        assertThat(said(skewed(DB1, 9_000), skewed(DB2, 20_000))).hasSize(2);
    }

    @Test
    void ofNodesThatDoNotAnswerNothingIsSaid() {
        assertThat(said(DB1, Sketch.down("db2", DownReason.REFUSED))).isEmpty();
    }
}
