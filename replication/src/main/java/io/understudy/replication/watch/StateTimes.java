package io.understudy.replication.watch;

import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when each node is in its present state. Safe for any thread. */
final class StateTimes {
    private record Held(String state, Instant since) {}

    private final Map<String, Held> byNode = new ConcurrentHashMap<>();

    Map<String, Instant> saw(ClusterAssessment assessment) {
        Map<String, Instant> since = new ConcurrentHashMap<>();
        for (NodeAssessment node : assessment.nodes()) {
            String state = node instanceof AStandby standby ? standby.state().name() : "PRIMARY";
            Held held = byNode.compute(
                    node.node(),
                    (name, before) -> before != null && before.state().equals(state)
                            ? before
                            : new Held(state, assessment.view().at()));
            since.put(node.node(), held.since());
        }
        return since;
    }
}
