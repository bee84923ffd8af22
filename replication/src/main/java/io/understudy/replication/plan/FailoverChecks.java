package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether this standby may take over from a dead primary, which cannot be asked for what is missing any more. */
record FailoverChecks(Inspection inspection, Standby candidate, OldPrimary gone) {
    void add(CheckList checks) {
        witnesses(checks);
        lineage(checks);
        new PauseCheck(inspection, candidate, gone.node()).add(checks);
        nobodyAhead(checks);
        everybodySeen(checks);
    }

    /** Each standby's own view. One that still heard something lately forbids the promotion before it comes to this. */
    private void witnesses(CheckList checks) {
        NodeSpec primary = view().spec().requireNode(gone.node());
        List<String> connected = view().standbys().stream()
                .filter(standby -> standby.receiver()
                        .filter(one -> one.senderHost().equals(primary.address()) && one.senderPort() == primary.port())
                        .isPresent())
                .map(Standby::node)
                .toList();
        checks.prefer(
                connected.isEmpty(),
                "no-standby-hears-it",
                "no standby has a connection to " + gone.node() + " any more: "
                        + String.join(
                                ", ",
                                view().standbys().stream().map(Standby::node).toList()),
                String.join(", ", connected) + " still holds a silent connection to " + gone.node() + ".",
                "Wait until it has noticed; the machine of " + gone.node() + " says that no server is left.");
    }

    private void lineage(CheckList checks) {
        Optional<String> elsewhere =
                gone.data().isPresent() ? leftLineage(gone.data().get().history()) : otherTimeline();
        checks.require(
                elsewhere.isEmpty(),
                "candidate-continues-the-primary",
                candidate.node() + " continues the history of " + gone.node(),
                elsewhere.orElse(""),
                "It belongs to another history: see /replica status, and start " + gone.node() + " again if you can.");
    }

    private Optional<String> leftLineage(TimelineHistory lineage) {
        int own = inspection.timelineOf(candidate.node());
        if (new Branch(own, candidate.have(), candidatesHistory()).isOn(lineage)) {
            return Optional.empty();
        }
        return Optional.of(candidate.node() + " has WAL up to " + candidate.have() + " of timeline " + own
                + ", which is no beginning of the history of " + gone.node() + " on timeline "
                + lineage.timeline() + ".");
    }

    private Optional<TimelineHistory> candidatesHistory() {
        return Optional.ofNullable(inspection.details().get(candidate.node())).flatMap(NodeDetails::history);
    }

    private Optional<String> otherTimeline() {
        return inspection
                .lastPrimary()
                .filter(last -> last.node().equals(gone.node()))
                .filter(last -> last.timeline() != inspection.timelineOf(candidate.node()))
                .map(last -> candidate.node() + " is on timeline " + inspection.timelineOf(candidate.node()) + ", "
                        + gone.node() + " was last seen on " + last.timeline() + ".");
    }

    private void nobodyAhead(CheckList checks) {
        Optional<Standby> ahead = view().standbys().stream()
                .filter(other -> other.have().isAfter(candidate.have()))
                .max(Comparator.comparing(Standby::have));
        checks.require(
                ahead.isEmpty(),
                "no-sibling-ahead",
                "no reachable standby has more WAL than " + candidate.node(),
                ahead.map(other -> lead(other.node(), other.have())).orElse(""),
                ahead.map(other -> "Promote that one: /replica promote " + other.node() + ".")
                        .orElse(""));
        List<String> stopped = new ArrayList<>();
        others().forEach(other -> stoppedAhead(other.node()).ifPresent(end -> stopped.add(lead(other.node(), end))));
        checks.require(
                stopped.isEmpty(),
                "no-stopped-node-ahead",
                "no stopped standby has more WAL than " + candidate.node(),
                String.join(" ", stopped),
                "Start it first, then promote the one that has most.");
    }

    private String lead(String other, Lsn position) {
        return other + " has " + position + ", " + candidate.node() + " only " + candidate.have() + ".";
    }

    private Optional<Lsn> stoppedAhead(String node) {
        return stoppedData(node)
                .filter(data ->
                        data.control().systemIdentifier() == candidate.facts().systemIdentifier())
                .flatMap(DataDirectory.Cluster::walEnd)
                .filter(end -> end.isAfter(candidate.have()));
    }

    private Optional<DataDirectory.Cluster> stoppedData(String node) {
        return inspection.hosts().get(node) instanceof HostFinding.Seen seen
                        && seen.directory() instanceof DataDirectory.Cluster data
                ? Optional.of(data)
                : Optional.empty();
    }

    private void everybodySeen(CheckList checks) {
        List<String> unseen = others().stream()
                .map(NodeObservation::node)
                .filter(node ->
                        stoppedData(node).flatMap(DataDirectory.Cluster::walEnd).isEmpty())
                .toList();
        checks.prefer(
                unseen.isEmpty(),
                "every-node-seen",
                "every node was seen",
                String.join(", ", unseen) + " could not be asked and may hold more than " + candidate.node() + ".",
                "Wait for it if you can.");
    }

    /** Nodes that do not answer, besides the dead primary, whose WAL is judged by itself. */
    private List<NodeObservation> others() {
        return view().nodes().stream()
                .filter(node -> node.server().isEmpty() && !node.node().equals(gone.node()))
                .toList();
    }

    private ClusterView view() {
        return inspection.assessment().view();
    }
}
