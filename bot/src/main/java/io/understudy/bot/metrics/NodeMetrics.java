package io.understudy.bot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.NodeObservation;
import java.util.Locale;

/** States of clusters and nodes, by the newest look. */
final class NodeMetrics {
    private static final String PRIMARY = "primary";

    private final MetricFamily clusterState;
    private final MetricFamily up;
    private final MetricFamily role;
    private final MetricFamily state;

    NodeMetrics(MeterRegistry registry) {
        clusterState = new MetricFamily(
                registry, "understudy.cluster.state", "", "1 for the state that the cluster is in, 0 for the others.");
        up = new MetricFamily(
                registry, "understudy.node.up", "", "Whether the server answered the newest look (1) or not (0).");
        role = new MetricFamily(
                registry,
                "understudy.node.role",
                "",
                "1 for the role that the node was seen in, 0 for the others; all 0 while it is not seen.");
        state = new MetricFamily(
                registry, "understudy.node.state", "", "1 for the state that the node is in, 0 for the others.");
    }

    void add(String cluster, ClusterAssessment assessment) {
        for (ClusterState one : ClusterState.values()) {
            clusterState.add(assessment.state() == one, "cluster", cluster, "state", lower(one));
        }
        assessment.view().nodes().forEach(node -> seen(cluster, node));
        assessment.nodes().forEach(node -> judged(cluster, node));
    }

    private void seen(String cluster, NodeObservation node) {
        up.add(node.server().isPresent(), "cluster", cluster, "node", node.node());
        boolean standby = node instanceof NodeObservation.Standby || node instanceof NodeObservation.WarmStandby;
        role.add(node instanceof NodeObservation.Primary, "cluster", cluster, "node", node.node(), "role", PRIMARY);
        role.add(standby, "cluster", cluster, "node", node.node(), "role", "standby");
    }

    private void judged(String cluster, NodeAssessment node) {
        String now = node instanceof AStandby standby ? lower(standby.state()) : PRIMARY;
        state.add(now.equals(PRIMARY), "cluster", cluster, "node", node.node(), "state", PRIMARY);
        for (StandbyState one : StandbyState.values()) {
            state.add(now.equals(lower(one)), "cluster", cluster, "node", node.node(), "state", lower(one));
        }
    }

    void publish() {
        clusterState.publish();
        up.publish();
        role.publish();
        state.publish();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
