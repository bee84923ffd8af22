package io.understudy.replication.plan;

import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.PrimarySighting;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a planner may know, read at one moment.
 *
 * @param details of the nodes whose servers answered, by node name
 * @param hosts of every node, by node name
 * @param lastPrimary the primary's last sighting before this inspection; empty if the bot never saw one
 */
public record Inspection(
        ClusterAssessment assessment,
        Map<String, NodeDetails> details,
        Map<String, HostFinding> hosts,
        Optional<PrimarySighting> lastPrimary) {
    public Inspection {
        details = Map.copyOf(details);
        hosts = Map.copyOf(hosts);
    }
}
