package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.DownReason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether commits wait for standbys as they should. */
class SyncAlertsTest {
    private final VitalsCase pair = new VitalsCase();

    @Test
    @Tag("alert-25")
    void commitsThatWaitForHalfAMinuteAreCriticalAndCounted() {
        pair.primary = new PrimarySketch("db1");
        pair.standby = Sketch.down("db2", DownReason.REFUSED);
        pair.with(new VitalsSketch("db1").waits("db2", 7, Optional.of(Duration.ofSeconds(45))));
        Diagnosis found = pair.only(Alert.COMMITS_WAIT, Duration.ofSeconds(30));
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.sentence())
                .isEqualTo(
                        "shop: on db1, 7 commits wait for a synchronous standby, the oldest for 45 s: writes stand still"
                                + " (synchronous_standby_names 'db2').");
        assertThat(found.doFirst()).isEqualTo("Start the standby again: /replica start db2.");
    }

    @Test
    @Tag("alert-25")
    void commitsThatWaitForAMomentAreAtWorkAsUsual() {
        pair.with(new VitalsSketch("db1").waits("db2", 30, Optional.of(Duration.ofMillis(999))));
        assertThat(pair.suspects(Alert.COMMITS_WAIT)).isEmpty();
        pair.with(new VitalsSketch("db1").waits("db2", 30, Optional.of(Duration.ofSeconds(1))));
        assertThat(pair.suspects(Alert.COMMITS_WAIT)).hasSize(1);
    }

    @Test
    @Tag("alert-26")
    void fewerSynchronousStandbysThanDemandedAreAWarningAfterAMinute() {
        pair.primary = new PrimarySketch("db1").sendsTo("db2", Optional.of("quorum"));
        pair.with(new VitalsSketch("db1").demands("ANY 1 (db2, db3)"));
        assertThat(pair.suspects(Alert.SYNC_DEGRADED)).isEmpty();
        pair.with(new VitalsSketch("db1").demands("ANY 2 (db2, db3)"));
        Diagnosis found = pair.only(Alert.SYNC_DEGRADED, Duration.ofSeconds(60));
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.sentence())
                .isEqualTo("shop: db1 has 1 of 2 synchronous standbys (synchronous_standby_names 'ANY 2 (db2, db3)'):"
                        + " commits wait until there are more.");
    }

    @Test
    @Tag("alert-26")
    void aStandbyThatStreamsUnderAnotherNameIsNotSynchronous() {
        pair.primary = new PrimarySketch("db1").sendsTo("walreceiver", Optional.of("async"));
        pair.with(new VitalsSketch("db1").demands("FIRST 1 (\"db2\")"));
        assertThat(pair.only(Alert.SYNC_DEGRADED, Duration.ofSeconds(60)).doFirst())
                .isEqualTo("Bring back db2: a healed link recovers by itself. See /replica status.");
    }

    @Test
    @Tag("alert-26")
    void nothingIsSaidOfStandbysWhoseStateIsNotSeen() {
        pair.primary = new PrimarySketch("db1").sendsTo("db2", Optional.empty());
        pair.with(new VitalsSketch("db1").demands("db2"));
        assertThat(pair.suspects(Alert.SYNC_DEGRADED)).isEmpty();
    }

    @Test
    @Tag("alert-26")
    void theRequirementSwitchedOffByHandIsAWarning() {
        pair.with(new VitalsSketch("db1"));
        knows(Map.of("synchronous_standby_names", ""));
        assertThat(pair.suspects(Alert.SYNC_DEGRADED)).isEmpty();
        knows(Map.of("synchronous_standby_names", "", "synchronous_standby_names" + NodeDetails.ALTERED, ""));
        assertThat(pair.only(Alert.SYNC_DEGRADED, Duration.ofSeconds(60)).sentence())
                .isEqualTo(
                        "shop: synchronous_standby_names was set to nothing on db1 with ALTER SYSTEM: commits wait for no"
                                + " standby, and a failover may lose some.");
    }

    private void knows(Map<String, String> settings) {
        pair.sketch.knows("db1", settings, Optional.empty(), Optional.empty());
    }
}
