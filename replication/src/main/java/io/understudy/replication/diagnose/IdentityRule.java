package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.IdentityDiagnosis.ClusterReplaced;
import io.understudy.replication.diagnose.IdentityDiagnosis.NodeReplaced;
import io.understudy.replication.diagnose.IdentityDiagnosis.NodesDiffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Whether every node belongs to the cluster that was seen first (alert 20). */
final class IdentityRule implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        Map<String, Long> found = evidence.view().systemIdentifiers();
        OptionalLong expected = evidence.remembered().changes().systemIdentifier();
        return (expected.isPresent()
                        ? others(evidence, found, expected.getAsLong())
                        : differing(evidence.spec().name(), found))
                .map(Suspicion::now);
    }

    private static Stream<Diagnosis> others(Evidence evidence, Map<String, Long> found, long expected) {
        String cluster = evidence.spec().name();
        Set<Long> distinct = Set.copyOf(found.values());
        if (distinct.size() == 1
                && !distinct.contains(expected)
                && evidence.view().solePrimary().isPresent()) {
            return Stream.of(
                    new ClusterReplaced(cluster, expected, distinct.iterator().next()));
        }
        return found.entrySet().stream()
                .filter(one -> one.getValue() != expected)
                .map(one -> new NodeReplaced(cluster, one.getKey(), expected, one.getValue()));
    }

    private static Stream<Diagnosis> differing(String cluster, Map<String, Long> found) {
        return Set.copyOf(found.values()).size() > 1 ? Stream.of(new NodesDiffer(cluster, found)) : Stream.empty();
    }
}
