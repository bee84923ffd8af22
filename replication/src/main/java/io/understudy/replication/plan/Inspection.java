package io.understudy.replication.plan;

import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.ServerFacts;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a planner may know, read at one moment.
 *
 * @param details of the nodes whose servers answered, by node name
 * @param hosts of every node, by node name
 * @param autostarts whether each node's server may be started, by node name
 * @param lastPrimary the primary's last sighting before this inspection; empty if the bot never saw one
 */
public record Inspection(
        ClusterAssessment assessment,
        Map<String, NodeDetails> details,
        Map<String, HostFinding> hosts,
        Map<String, Autostart> autostarts,
        Optional<PrimarySighting> lastPrimary) {
    public Inspection {
        details = Map.copyOf(details);
        hosts = Map.copyOf(hosts);
        autostarts = Map.copyOf(autostarts);
    }

    /** Whether its machine keeps a node's server from starting, or an operation fenced it and none let it go since. */
    boolean isFenced(String node) {
        return autostarts.get(node) instanceof Autostart.Forbidden || assessment.isFenced(node);
    }

    /**
     * The timeline that an answering server is on; 0 if it does not answer. A standby that lost its stream knows in SQL
     * only an older one until its next restart point, while its history names the one that it replays.
     */
    int timelineOf(String node) {
        int said =
                assessment.view().of(node).server().map(ServerFacts::timeline).orElse(0);
        int replays = said == 0
                ? 0
                : Optional.ofNullable(details.get(node))
                        .flatMap(NodeDetails::history)
                        .map(TimelineHistory::timeline)
                        .orElse(0);
        return Math.max(said, replays);
    }
}
