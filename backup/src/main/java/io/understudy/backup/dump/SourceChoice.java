package io.understudy.backup.dump;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes to dump from, best first.
 *
 * @param nodes empty if no node is fit
 * @param note why it is not the node that people would expect; empty if it is
 */
record SourceChoice(List<NodeSpec> nodes, Optional<String> note) {
    SourceChoice {
        nodes = List.copyOf(nodes);
    }

    static SourceChoice of(ClusterAssessment assessment, boolean preferStandby) {
        Optional<String> primary = assessment.primary().map(NodeAssessment::node);
        Optional<String> standby = assessment.closestStreaming().map(NodeAssessment::node);
        List<NodeSpec> nodes = (preferStandby ? Stream.of(standby, primary) : Stream.of(primary, standby))
                .flatMap(Optional::stream)
                .map(assessment.view().spec()::requireNode)
                .toList();
        return new SourceChoice(nodes, note(assessment, preferStandby, primary, standby));
    }

    private static Optional<String> note(
            ClusterAssessment assessment, boolean preferStandby, Optional<String> primary, Optional<String> standby) {
        if (preferStandby && standby.isEmpty() && !assessment.standbys().isEmpty()) {
            return primary.map(node -> "dumped from the primary " + node + ": " + words(assessment));
        }
        if (!preferStandby && primary.isEmpty()) {
            return standby.map(node -> "dumped from the standby " + node + ": no primary was seen");
        }
        return Optional.empty();
    }

    /** What there is instead of a node to dump. */
    static String found(ClusterAssessment assessment) {
        return assessment.standbys().isEmpty() ? "neither" : words(assessment);
    }

    private static String words(ClusterAssessment assessment) {
        return assessment.standbys().stream()
                .map(one -> one.node() + " " + one.state().words())
                .collect(Collectors.joining(", "));
    }
}
