package io.understudy.replication.diagnose;

import io.understudy.replication.observe.ClusterView;
import java.util.List;
import java.util.Optional;

/**
 * The judgement of one sweep.
 *
 * @param diagnoses every condition found, worst first
 * @param fenced what operations fenced and none let go since
 */
public record ClusterAssessment(
        ClusterView view,
        ClusterState state,
        List<NodeAssessment> nodes,
        List<Diagnosis> diagnoses,
        List<FencedNode> fenced) {
    public ClusterAssessment {
        nodes = List.copyOf(nodes);
        diagnoses = List.copyOf(diagnoses);
        fenced = List.copyOf(fenced);
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

    public Optional<NodeAssessment.AStandby> standby(String node) {
        return standbys().stream().filter(one -> one.node().equals(node)).findFirst();
    }
}
