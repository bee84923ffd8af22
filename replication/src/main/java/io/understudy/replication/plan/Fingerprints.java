package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import io.understudy.replication.plan.ReplicationStep.ConfirmLoss;
import io.understudy.replication.plan.ReplicationStep.SaveWal;
import io.understudy.replication.plan.ReplicationStep.SwapDirectories;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of an inspection an approval binds by equality: roles, timelines, identifiers, reachability; and the steps. */
final class Fingerprints {
    /** Their names are made of times and positions; where they act follows from the machine, which is bound besides. */
    private static final Set<Class<? extends Step>> MOVING = Set.of(
            SaveWal.class,
            SwapDirectories.class,
            RebuildStep.RemoveStaging.class,
            RebuildStep.CloneData.class,
            RebuildStep.RehearseRewind.class);

    /** They only keep and read: whether there still is something to keep may change until the start. */
    private static final Set<Class<? extends Step>> KEEPING =
            Set.of(RebuildStep.SaveTail.class, RebuildStep.ListLostTransactions.class);

    private Fingerprints() {}

    static PlanFingerprint of(Intent intent, List<Step> steps, List<Step> retreat, Inspection inspection) {
        List<String> parts = new ArrayList<>();
        parts.add(intent.cluster());
        parts.add(intent.command());
        steps.stream().filter(step -> !KEEPING.contains(step.getClass())).forEach(step -> parts.add(bound(step)));
        retreat.forEach(step -> parts.add("retreat " + bound(step)));
        for (NodeObservation node : inspection.assessment().view().nodes()) {
            parts.add(node.node() + " " + node.getClass().getSimpleName() + " " + server(node, inspection) + " "
                    + host(inspection.hosts().get(node.node())));
        }
        return PlanFingerprint.of(parts);
    }

    /** Without the parts that move by themselves: the limit of a loss, and names that are made of positions. */
    private static String bound(Step step) {
        if (step instanceof ConfirmLoss confirm) {
            return "ConfirmLoss " + confirm.node() + " " + confirm.candidate();
        }
        if (step instanceof BaseBackup copy) {
            return "BaseBackup " + copy.node() + " " + copy.source() + " " + copy.slot() + " " + copy.maxRateBytes();
        }
        return MOVING.contains(step.getClass()) ? step.getClass().getSimpleName() + " " + step.node() : step.toString();
    }

    private static String server(NodeObservation node, Inspection inspection) {
        return node.server()
                .map(one ->
                        one.systemIdentifier() + " " + inspection.timelineOf(node.node()) + " " + one.versionNumber())
                .orElse("no server");
    }

    private static String host(HostFinding finding) {
        if (!(finding instanceof HostFinding.Seen seen)) {
            return "unseen";
        }
        return seen.hostname() + " " + seen.postmaster().getClass().getSimpleName() + " " + directory(seen);
    }

    private static String directory(HostFinding.Seen seen) {
        if (seen.directory() instanceof DataDirectory.Cluster cluster) {
            return cluster.control().systemIdentifier() + " " + cluster.realPath() + " " + cluster.standbySignal() + " "
                    + lineage(seen.postmaster(), cluster);
        }
        return seen.directory().toString();
    }

    /** A running server says its timeline itself; its control file follows only at the next checkpoint. */
    private static String lineage(Postmaster postmaster, DataDirectory.Cluster cluster) {
        return postmaster instanceof Postmaster.Gone
                ? cluster.control().timeline() + " " + cluster.history()
                : "running";
    }
}
