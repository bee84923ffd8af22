package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.trend.NodeTrend;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the looks up to the one that is judged showed, as far as a judgement needs it: what moved since, and what changed.
 * The judged look is the newest of them. A few kilobytes for each node at most.
 *
 * @param nodes by node name; absent before the first look
 */
public record Trends(Map<String, NodeTrend> nodes) {
    /** Of no look at all: nothing is known to have moved, stood still or changed. */
    public static final Trends NONE = new Trends(Map.of());

    public Trends {
        nodes = Map.copyOf(nodes);
    }

    /** With one more look. */
    public Trends after(ClusterView view) {
        Optional<Primary> primary = view.solePrimary();
        Map<String, NodeTrend> next = new HashMap<>();
        for (NodeObservation seen : view.nodes()) {
            next.put(seen.node(), of(seen.node()).after(seen, primary, view));
        }
        return new Trends(next);
    }

    /** What is known of one node. */
    public NodeTrend of(String node) {
        return nodes.getOrDefault(node, NodeTrend.UNKNOWN);
    }
}
