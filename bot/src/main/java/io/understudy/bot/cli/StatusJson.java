package io.understudy.bot.cli;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Lag;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.NodeAssessment.ThePrimary;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The document of {@code status --json}, as docs/command-line.md describes it. Null is "not known", never 0. */
record StatusJson(StatusReport report) {
    /** The whole document. Its shape only ever grows; {@code version} changes when something goes away. */
    static Map<String, Object> document(List<StatusReport> reports) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("result", StatusExit.of(reports).name());
        document.put(
                "clusters",
                reports.stream().map(report -> new StatusJson(report).cluster()).toList());
        return document;
    }

    private Map<String, Object> cluster() {
        ClusterAssessment assessment = report.assessment();
        Map<String, Object> cluster = new LinkedHashMap<>();
        cluster.put("cluster", assessment.view().spec().name());
        cluster.put("state", assessment.state().name());
        cluster.put("checkedAt", assessment.view().at().toString());
        cluster.put("nodes", assessment.nodes().stream().map(this::node).toList());
        cluster.put(
                "diagnoses",
                assessment.diagnoses().stream().map(StatusJson::diagnosis).toList());
        return cluster;
    }

    private Map<String, Object> node(NodeAssessment node) {
        return node instanceof AStandby standby ? standby(standby) : primary(((ThePrimary) node).seen());
    }

    private static Map<String, Object> primary(NodeObservation.Primary seen) {
        Map<String, Object> node = server(seen, "primary", "PRIMARY");
        node.put("currentLsn", seen.current().toString());
        return node;
    }

    private Map<String, Object> standby(AStandby standby) {
        Map<String, Object> node =
                server(standby.seen(), role(standby.seen()), standby.state().name());
        node.put("why", standby.why().orElse(null));
        node.put("lagBytes", standby.lag().map(Lag::replayBytes).orElse(null));
        node.put("receiveLagBytes", standby.lag().map(Lag::receiveBytes).orElse(null));
        node.put(
                "lagSeconds",
                standby.lag().flatMap(Lag::replayTime).map(StatusJson::seconds).orElse(null));
        node.put("catchUp", standby.catchUp().name());
        node.put("sync", standby.syncState().orElse(null));
        node.put("slot", standby.slot().map(this::slot).orElse(null));
        return node;
    }

    private static Map<String, Object> server(NodeObservation seen, String role, String state) {
        Optional<ServerFacts> server = seen.server();
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", seen.node());
        node.put("role", role);
        node.put("state", state);
        node.put("seenAt", seen.at().toString());
        node.put("timeline", server.map(ServerFacts::timeline).orElse(null));
        node.put("version", server.map(ServerFacts::version).orElse(null));
        node.put(
                "systemIdentifier",
                server.map(one -> Long.toString(one.systemIdentifier())).orElse(null));
        return node;
    }

    private static String role(NodeObservation seen) {
        if (seen instanceof NodeObservation.Primary) {
            return "primary";
        }
        boolean standby = seen instanceof NodeObservation.Standby || seen instanceof NodeObservation.WarmStandby;
        return standby ? "standby" : "unknown";
    }

    private Map<String, Object> slot(Slot slot) {
        Optional<Lsn> current =
                report.assessment().primary().map(primary -> primary.seen().current());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", slot.name());
        document.put("active", slot.active());
        document.put("walStatus", slot.walStatus().name());
        document.put(
                "keptBytes",
                current.map(slot::keptBytes)
                        .filter(kept -> kept.isPresent())
                        .map(kept -> kept.getAsLong())
                        .orElse(null));
        return document;
    }

    private static Map<String, Object> diagnosis(Diagnosis diagnosis) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", diagnosis.getClass().getSimpleName());
        document.put("severity", diagnosis.severity().name());
        document.put("node", diagnosis.node().orElse(null));
        document.put("sentence", diagnosis.sentence());
        document.put("doFirst", diagnosis.doFirst());
        return document;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
