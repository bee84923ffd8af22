package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.PrimarySighting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the cluster has a primary, judged from every side that was asked. Unknown is not gone. */
sealed interface PrimaryPresence {
    record Alive(NodeObservation.Primary primary) implements PrimaryPresence {}

    /** Its machine was asked: no server is left; {@code survivors} of it may still acknowledge commits until fenced. */
    record Gone(String node, HostFinding.Seen host, List<Integer> survivors) implements PrimaryPresence {
        /** How that is known, for the middle of a sentence. */
        String proof() {
            String postmaster = "no server runs on the machine of " + node;
            return survivors.isEmpty()
                    ? postmaster
                    : postmaster + "; " + survivors.size() + " processes that it left behind will be ended";
        }
    }

    /** Nothing answers as primary, and nothing proves that it is gone. */
    record NotProven(String why, String hint) implements PrimaryPresence {}

    /** It does not answer and its machine cannot be asked, for {@code reason}; no standby streams from it. */
    record Unseen(String node, String reason) implements PrimaryPresence {}

    record Several(List<String> nodes) implements PrimaryPresence {}

    /** No node was ever seen as primary, and it cannot be told which one was. */
    record NeverKnown() implements PrimaryPresence {}

    static PrimaryPresence judge(Inspection inspection, String target) {
        List<NodeObservation.Primary> primaries = inspection.assessment().view().primaries();
        if (inspection.assessment().state() == ClusterState.SPLIT_BRAIN || primaries.size() > 1) {
            return new Several(rivals(inspection));
        }
        if (primaries.size() == 1) {
            return new Alive(primaries.get(0));
        }
        return lastPrimary(inspection, target)
                .map(node -> unanswered(inspection, node))
                .orElseGet(NeverKnown::new);
    }

    /** The nodes of a split brain: those out of recovery, and a newer primary that one of them is a ghost beside. */
    static List<String> rivals(Inspection inspection) {
        List<String> seen = inspection.assessment().view().primaries().stream()
                .map(NodeObservation.Primary::node)
                .toList();
        return seen.size() > 1
                ? seen
                : Stream.concat(seen.stream(), inspection.lastPrimary().map(PrimarySighting::node).stream())
                        .toList();
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
                .filter(node -> !isInRecovery(node))
                .map(NodeObservation::node)
                .filter(node -> !node.equals(target)
                        && !liesAsStandby(inspection.hosts().get(node)))
                .toList();
        return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }

    private static boolean isInRecovery(NodeObservation seen) {
        return seen instanceof NodeObservation.Standby || seen instanceof NodeObservation.WarmStandby;
    }

    private static boolean liesAsStandby(HostFinding finding) {
        return finding instanceof HostFinding.Seen seen
                && seen.directory() instanceof DataDirectory.Cluster cluster
                && cluster.standbySignal();
    }

    private static PrimaryPresence unanswered(Inspection inspection, String node) {
        ClusterView view = inspection.assessment().view();
        if (isInRecovery(view.of(node))) {
            return new NotProven(
                    "the last primary, " + node + ", is a standby now: somebody changes roles",
                    "Find out who else works on this cluster, then ask again.");
        }
        HostFinding host = inspection.hosts().get(node);
        boolean cutOff = inspection.assessment().state() == ClusterState.BOT_CUT_OFF;
        if (host instanceof HostFinding.Seen seen && !(cutOff && seen.postmaster() instanceof Postmaster.Gone)) {
            return byProcess(view.of(node), seen);
        }
        if (cutOff) {
            return new NotProven(
                    "a standby still streams from " + node + ": it is alive, the bot is cut off",
                    "Repair the bot's way to " + node + "; a second primary would cost data.");
        }
        if (answers(view.of(node))) {
            return new NotProven(
                    "the server on " + node + " answers, though with a refusal: it is alive", makeSure(node));
        }
        return new Unseen(node, host instanceof HostFinding.Unseen unseen ? unseen.reason() : "it was not asked");
    }

    /** Whoever refuses a login or is still starting lives. */
    private static boolean answers(NodeObservation seen) {
        return seen instanceof Unknown unknown
                ? unknown.reason() == UnknownReason.LOGIN_REFUSED || unknown.reason() == UnknownReason.TOO_MANY_CLIENTS
                : seen instanceof Down down && down.reason() != DownReason.REFUSED;
    }

    private static PrimaryPresence byProcess(NodeObservation seen, HostFinding.Seen host) {
        String node = seen.node();
        if (host.postmaster() instanceof Postmaster.Running running) {
            String doing = seen instanceof Down down ? down.reason().words() : "it does not answer";
            return new NotProven(
                    "the server process " + running.pid() + " of " + node + " runs (" + doing
                            + "): its sessions may still write",
                    makeSure(node));
        }
        if (host.postmaster() instanceof Postmaster.Frozen frozen) {
            return new NotProven(
                    "the server process " + frozen.pid() + " of " + node + " hangs: its sessions may still write",
                    "Let it go on, which loses nothing: kill -CONT " + frozen.pid() + " on " + host.hostname()
                            + ". If it must not: /replica fence " + node + " ends it, then promote.");
        }
        return new Gone(node, host, ((Postmaster.Gone) host.postmaster()).survivors());
    }

    /** For whoever wants to promote all the same. */
    static String makeSure(String node) {
        return "A second primary would cost data. Make sure that the server on " + node
                + " is stopped, or repair the bot's way to its machine.";
    }
}
