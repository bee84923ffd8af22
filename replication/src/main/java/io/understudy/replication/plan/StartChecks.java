package io.understudy.replication.plan;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.ServerFacts;
import java.util.List;
import java.util.Optional;

/**
 * Whether a data directory that would start as a primary may do so: it is the newest one, and nobody else is or became a
 * primary meanwhile.
 */
record StartChecks(Intent.Start intent, Inspection inspection, DataDirectory.Cluster data) {
    /** Adds the checks of a start as a primary. */
    void ofAPrimary(CheckList checks) {
        noOther(checks);
        lastPrimary(checks);
        newestTimeline(checks);
        everybodySeen(checks);
    }

    /** A server of another cluster would be started instead of ours. */
    void ofTheData(CheckList checks) {
        List<Long> others = view().nodes().stream()
                .flatMap(node -> node.server().stream())
                .map(ServerFacts::systemIdentifier)
                .filter(identifier -> identifier != data.control().systemIdentifier())
                .distinct()
                .toList();
        checks.require(
                others.isEmpty(),
                "directory-is-this-clusters",
                data.realPath() + " belongs to this cluster",
                data.realPath() + " on " + intent.node() + " has the system identifier "
                        + data.control().systemIdentifier() + ", the answering nodes have " + others + ".",
                "Correct data_directory in the configuration.");
    }

    private void noOther(CheckList checks) {
        List<String> primaries = view().primaries().stream().map(Primary::node).toList();
        checks.require(
                primaries.isEmpty(),
                "no-other-primary",
                "no other node is primary",
                intent.node() + " would start as a second primary: " + String.join(" and ", primaries)
                        + " is the primary.",
                rebuild());
        checks.require(
                inspection.assessment().state() != ClusterState.BOT_CUT_OFF,
                "no-primary-unseen",
                "no standby streams from a primary that the bot cannot see",
                "A standby streams from a living primary that the bot cannot see: " + intent.node()
                        + " would be a second one.",
                "Repair the bot's way to the primary first.");
    }

    private void lastPrimary(CheckList checks) {
        Optional<String> other =
                inspection.lastPrimary().map(last -> last.node()).filter(node -> !node.equals(intent.node()));
        checks.require(
                other.isEmpty(),
                "was-the-last-primary",
                "no other node was the primary after " + intent.node(),
                other.orElse("") + " was the last primary: " + intent.node() + " lacks what was written there.",
                "Start that one: /replica start " + other.orElse("") + ".");
    }

    private void newestTimeline(CheckList checks) {
        int own = Math.max(data.control().timeline(), data.history().timeline());
        List<String> newer = view().nodes().stream()
                .filter(node -> timelineOf(node) > own)
                .map(node -> node.node() + " (timeline " + timelineOf(node) + ")")
                .toList();
        checks.require(
                newer.isEmpty(),
                "newest-timeline",
                "no node is on a newer timeline than " + own,
                intent.node() + " is on timeline " + own + ", and these are on a newer one: " + String.join(", ", newer)
                        + ".",
                rebuild());
    }

    private int timelineOf(NodeObservation node) {
        return node.server()
                .map(answers -> inspection.timelineOf(node.node()))
                .orElseGet(() -> inspection.hosts().get(node.node()) instanceof HostFinding.Seen seen
                                && seen.directory() instanceof DataDirectory.Cluster lying
                        ? lying.control().timeline()
                        : 0);
    }

    /** Whoever cannot be seen may have been promoted: as long as the bot remembers a primary, people may decide. */
    private void everybodySeen(CheckList checks) {
        List<String> unseen = view().ofType(Unknown.class).stream()
                .map(Unknown::node)
                .filter(this::isNotTheTarget)
                .toList();
        String sentence = String.join(", ", unseen) + " could not be asked: if it was promoted meanwhile, "
                + intent.node() + " would be a second primary.";
        String hint = "Make sure of that, or repair the bot's way to it.";
        if (unseen.isEmpty()) {
            checks.add(Check.pass("every-node-seen", "every other node was seen"));
        } else if (inspection.lastPrimary().isPresent()) {
            checks.add(Check.warn("every-node-seen", sentence, hint));
        } else {
            checks.add(Check.unknown("every-node-seen", sentence, hint));
        }
    }

    private boolean isNotTheTarget(String node) {
        return !node.equals(intent.node());
    }

    private String rebuild() {
        return "Bring it back as a standby: /replica rebuild " + intent.node() + ".";
    }

    private ClusterView view() {
        return inspection.assessment().view();
    }
}
