package io.understudy.replication.diagnose;

import static io.understudy.replication.diagnose.Sketch.NOON;

import io.understudy.replication.observe.Certificate;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A healthy pair, and what alerts of one number it raises. */
final class AlertSketch {
    static final NodeObservation DB1 = new PrimarySketch("db1").sendsTo("db2").seen();
    static final NodeObservation DB2 = new StandbySketch("db2").seen();
    static final long GIGABYTE = 1_000_000_000L;

    private AlertSketch() {}

    static List<Diagnosis> raised(Sketch sketch, Alert alert) {
        return raised(sketch, alert, DB1, DB2);
    }

    static List<Diagnosis> raised(Sketch sketch, Alert alert, NodeObservation... nodes) {
        return sketch.judge(nodes).suspicions().stream()
                .map(Suspicion::diagnosis)
                .filter(one -> one.alert() == alert)
                .toList();
    }

    static Volume volume(long freeGigabytes, long ofGigabytes) {
        return new Volume(
                "data and WAL",
                "/srv",
                ofGigabytes * GIGABYTE,
                freeGigabytes * GIGABYTE,
                OptionalInt.of(90),
                Optional.empty());
    }

    static MachineVitals machine(String node, Volume... volumes) {
        return new MachineVitals(node, NOON, Duration.ZERO, List.of(volumes), List.of(), Optional.of("rules"));
    }

    static MachineVitals machine(String node, Duration clockAhead) {
        return new MachineVitals(node, NOON, clockAhead, List.of(), List.of(), Optional.of("rules"));
    }

    static MachineVitals machine(String node, Certificate certificate) {
        return new MachineVitals(node, NOON, Duration.ZERO, List.of(), List.of(certificate), Optional.of("rules"));
    }

    static MachineVitals machineWithRules(String node, Optional<String> digest) {
        return new MachineVitals(node, NOON, Duration.ZERO, List.of(), List.of(), digest);
    }
}
