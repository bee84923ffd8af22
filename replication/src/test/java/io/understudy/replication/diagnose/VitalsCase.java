package io.understudy.replication.diagnose;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerVitals;
import java.time.Duration;
import java.util.List;

/** A pair, db1 with its standby db2, and what its vital signs make suspect. */
final class VitalsCase {
    final Sketch sketch = new Sketch();
    PrimarySketch primary = new PrimarySketch("db1").sendsTo("db2");
    NodeObservation standby = new StandbySketch("db2").seen();

    VitalsCase with(VitalsSketch vitals) {
        ServerVitals seen = vitals.seen();
        sketch.servers.put(seen.node(), seen);
        return this;
    }

    /** Everything of one alert. */
    List<Suspicion> suspects(Alert alert) {
        return sketch.judge(primary.seen(), standby).suspicions().stream()
                .filter(one -> one.diagnosis().alert() == alert)
                .toList();
    }

    /** The only one of an alert, which has to have lasted for so long. */
    Diagnosis only(Alert alert, Duration hold) {
        List<Suspicion> found = suspects(alert);
        if (found.size() != 1 || !found.get(0).hold().equals(hold)) {
            throw new AssertionError("wanted one of " + alert + " that holds " + hold + ", found " + found);
        }
        return found.get(0).diagnosis();
    }

    Diagnosis only(Alert alert) {
        return only(alert, Duration.ZERO);
    }
}
