package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.util.Optional;

/** A condition as a test draws it. */
record SketchedCondition(Optional<String> node, Alert alert, Severity severity, String detail) implements Diagnosis {
    static SketchedCondition of(String node, Alert alert, Severity severity) {
        return new SketchedCondition(Optional.of(node), alert, severity, "");
    }

    static SketchedCondition ofTheCluster(Alert alert, Severity severity) {
        return new SketchedCondition(Optional.empty(), alert, severity, "");
    }

    Suspicion now() {
        return Suspicion.now(this);
    }

    Suspicion after(Duration hold) {
        return new Suspicion(this, hold);
    }

    @Override
    public String cluster() {
        return "shop";
    }

    @Override
    public String sentence() {
        return alert + node.map(name -> " of " + name).orElse("") + detail;
    }

    @Override
    public String doFirst() {
        return "look";
    }
}
