package io.understudy.replication.plan;

import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.ServerFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a planner may know, read at one moment.
 *
 * @param details of the nodes whose servers answered, by node name
 * @param hosts of every node, by node name
 * @param autostarts whether each node's server may be started, by node name
 * @param lastPrimary the primary's last sighting before this inspection; empty if the bot never saw one
 * @param closer what only pre-flight checks ask
 * @param pauses of replay that the bot made and has not ended yet
 */
public record Inspection(
        ClusterAssessment assessment,
        Map<String, NodeDetails> details,
        Map<String, HostFinding> hosts,
        Map<String, Autostart> autostarts,
        Optional<PrimarySighting> lastPrimary,
        CloserLook closer,
        List<PauseLease> pauses) {
    /** What servers and machines say, before the bot adds what it remembers. */
    public Inspection(
            ClusterAssessment assessment,
            Map<String, NodeDetails> details,
            Map<String, HostFinding> hosts,
            Map<String, Autostart> autostarts,
            Optional<PrimarySighting> lastPrimary,
            CloserLook closer) {
        this(assessment, details, hosts, autostarts, lastPrimary, closer, List.of());
    }

    public Inspection {
        pauses = List.copyOf(pauses);
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

    /** The same with the bot's own pauses of replay. */
    public Inspection withPauses(List<PauseLease> ours) {
        return new Inspection(assessment, details, hosts, autostarts, lastPrimary, closer, ours);
    }

    /** The bot's own pause of replay on a node. */
    public Optional<PauseLease> pauseOf(String node) {
        return pauses.stream().filter(lease -> lease.node().equals(node)).findFirst();
    }
}
