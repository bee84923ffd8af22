package io.understudy.bot.cli;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A node as people name it on the command line: {@code db2}, or {@code orders/db2}. */
record DeclaredNode(String cluster, NodeSpec spec) {
    /**
     * The only node of that name.
     *
     * @throws IllegalArgumentException whose message says what was probably meant, or that the name is ambiguous
     */
    static DeclaredNode named(String typed, Map<String, ClusterSpec> clusters) {
        List<DeclaredNode> all = all(clusters.values());
        List<DeclaredNode> meant = all.stream()
                .filter(node ->
                        node.spec.name().equals(typed) || node.fullName().equals(typed))
                .toList();
        if (meant.isEmpty()) {
            List<String> known = new ArrayList<>(
                    all.stream().map(node -> node.spec.name()).distinct().toList());
            if (typed.contains("/")) {
                known = all.stream().map(DeclaredNode::fullName).toList();
            }
            throw new IllegalArgumentException(Suggestion.unknown("node", typed, known));
        }
        if (meant.size() > 1) {
            throw new IllegalArgumentException("there are several nodes '" + typed + "'; say which: "
                    + meant.stream().map(DeclaredNode::fullName).collect(Collectors.joining(", ")));
        }
        return meant.get(0);
    }

    private static List<DeclaredNode> all(Collection<ClusterSpec> clusters) {
        return clusters.stream()
                .flatMap(cluster -> cluster.nodes().stream().map(node -> new DeclaredNode(cluster.name(), node)))
                .toList();
    }

    String fullName() {
        return cluster + "/" + spec.name();
    }
}
