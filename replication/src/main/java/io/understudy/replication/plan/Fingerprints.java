package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of an inspection an approval binds by equality: roles, timelines, identifiers, reachability; and the steps. */
final class Fingerprints {
    private Fingerprints() {}

    static PlanFingerprint of(Intent intent, List<Step> steps, List<Step> retreat, Inspection inspection) {
        List<String> parts = new ArrayList<>();
        parts.add(intent.cluster());
        parts.add(intent.command());
        steps.forEach(step -> parts.add(step.toString()));
        retreat.forEach(step -> parts.add("retreat " + step));
        for (NodeObservation node : inspection.assessment().view().nodes()) {
            parts.add(node.node() + " " + node.getClass().getSimpleName() + " " + server(node.server()) + " "
                    + host(inspection.hosts().get(node.node())));
        }
        return PlanFingerprint.of(parts);
    }

    private static String server(Optional<ServerFacts> facts) {
        return facts.map(one -> one.systemIdentifier() + " " + one.timeline() + " " + one.versionNumber())
                .orElse("no server");
    }

    private static String host(HostFinding finding) {
        if (!(finding instanceof HostFinding.Seen seen)) {
            return "unseen";
        }
        return seen.hostname() + " " + seen.postmaster().getClass().getSimpleName() + " " + directory(seen.directory());
    }

    private static String directory(DataDirectory directory) {
        if (directory instanceof DataDirectory.Cluster cluster) {
            return cluster.control().systemIdentifier() + " " + cluster.realPath() + " " + cluster.standbySignal();
        }
        return directory.toString();
    }
}
