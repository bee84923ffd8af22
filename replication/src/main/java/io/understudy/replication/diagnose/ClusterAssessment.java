package io.understudy.replication.diagnose;

import io.understudy.replication.observe.ClusterView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of one sweep.
 *
 * @param suspicions every condition found, gravest first
 * @param fenced what operations fenced and none let go since
 */
public record ClusterAssessment(
        ClusterView view,
        ClusterState state,
        List<NodeAssessment> nodes,
        List<Suspicion> suspicions,
        List<FencedNode> fenced) {
    public ClusterAssessment {
        nodes = List.copyOf(nodes);
        suspicions = List.copyOf(suspicions);
        fenced = List.copyOf(fenced);
    }

    /** What counts without having lasted, gravest first. */
    public List<Diagnosis> diagnoses() {
        return suspicions.stream()
                .filter(Suspicion::countsAtOnce)
                .map(Suspicion::diagnosis)
                .toList();
    }

    public boolean isFenced(String node) {
        return fenced.stream().anyMatch(one -> one.node().equals(node));
    }

    public Optional<NodeAssessment.ThePrimary> primary() {
        return nodes.stream()
                .filter(NodeAssessment.ThePrimary.class::isInstance)
                .map(NodeAssessment.ThePrimary.class::cast)
                .findFirst();
    }

    /** Every node that is not the sole primary, in the declared order. */
    public List<NodeAssessment.AStandby> standbys() {
        return nodes.stream()
                .filter(NodeAssessment.AStandby.class::isInstance)
                .map(NodeAssessment.AStandby.class::cast)
                .toList();
    }

    /** The streaming standby that replayed most; among equals the first declared. */
    public Optional<NodeAssessment.AStandby> closestStreaming() {
        return standbys().stream()
                .filter(one -> one.state() == StandbyState.STREAMING)
                .min(Comparator.comparing(one -> one.lag().map(Lag::replayBytes).orElse(Long.MAX_VALUE)));
    }

    public Optional<NodeAssessment.AStandby> standby(String node) {
        return standbys().stream().filter(one -> one.node().equals(node)).findFirst();
    }
}
