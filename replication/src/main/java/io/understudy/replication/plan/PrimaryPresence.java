package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.PrimarySighting;
import java.util.List;
import java.util.Optional;

/** Whether the cluster has a primary, judged from every side that was asked. Unknown is not gone. */
sealed interface PrimaryPresence {
    record Alive(NodeObservation.Primary primary) implements PrimaryPresence {}

    /** Its machine was asked: no server process is left that could take writes for long. */
    record Gone(String node, HostFinding.Seen host) implements PrimaryPresence {}

    /** Nothing answers, and nothing proves that it is gone. */
    record NotProven(String node, String why) implements PrimaryPresence {}

    record Several(List<String> nodes) implements PrimaryPresence {}

    /** No node was ever seen as primary, and it cannot be told which one was. */
    record NeverKnown() implements PrimaryPresence {}

    static PrimaryPresence judge(Inspection inspection, String target) {
        ClusterView view = inspection.assessment().view();
        List<NodeObservation.Primary> primaries = view.primaries();
        if (inspection.assessment().state() == ClusterState.SPLIT_BRAIN) {
            return new Several(
                    primaries.stream().map(NodeObservation.Primary::node).toList());
        }
        if (primaries.size() == 1) {
            return new Alive(primaries.get(0));
        }
        return lastPrimary(inspection, target)
                .map(node -> unanswered(inspection, node))
                .orElseGet(NeverKnown::new);
    }

    private static Optional<String> lastPrimary(Inspection inspection, String target) {
        ClusterSpec spec = inspection.assessment().view().spec();
        Optional<String> seen = inspection
                .lastPrimary()
                .map(PrimarySighting::node)
                .filter(node -> spec.node(node).isPresent());
        return seen.isPresent() ? seen : onlyNodeThatMayBeIt(inspection, target);
    }

    private static Optional<String> onlyNodeThatMayBeIt(Inspection inspection, String target) {
        List<String> others = inspection.assessment().view().nodes().stream()
                .filter(node -> !(node instanceof NodeObservation.Standby))
                .map(NodeObservation::node)
                .filter(node -> !node.equals(target))
                .toList();
        return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }

    private static PrimaryPresence unanswered(Inspection inspection, String node) {
        if (inspection.assessment().view().of(node) instanceof NodeObservation.Standby) {
            return new NotProven(node, node + " was the primary and is a standby now: somebody changes roles");
        }
        HostFinding host = inspection.hosts().get(node);
        boolean cutOff = inspection.assessment().state() == ClusterState.BOT_CUT_OFF;
        if (host instanceof HostFinding.Seen seen && !(cutOff && seen.postmaster() instanceof Postmaster.Gone)) {
            return byProcess(node, seen);
        }
        if (cutOff) {
            return new NotProven(node, "a standby still streams from " + node + ": it is alive, the bot is cut off");
        }
        String reason = host instanceof HostFinding.Unseen unseen ? unseen.reason() : "it was not asked";
        return new NotProven(node, "the machine of " + node + " cannot be asked (" + reason + "): it may be alive");
    }

    private static PrimaryPresence byProcess(String node, HostFinding.Seen seen) {
        if (seen.postmaster() instanceof Postmaster.Running running) {
            return new NotProven(
                    node,
                    "the server process " + running.pid() + " of " + node
                            + " runs, and does not answer: its sessions may still write");
        }
        if (seen.postmaster() instanceof Postmaster.Frozen frozen) {
            return new NotProven(
                    node,
                    "the server process " + frozen.pid() + " of " + node + " hangs: its sessions may still write");
        }
        return new Gone(node, seen);
    }
}
