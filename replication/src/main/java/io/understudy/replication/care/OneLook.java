package io.understudy.replication.care;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterJudge;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.sql.Deadlines;
import io.understudy.replication.sql.DetailsProbe;
import io.understudy.replication.sql.NodeConnections;
import io.understudy.replication.sql.NodeProbe;
import io.understudy.replication.sweep.ClusterObserver;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One fresh look at a cluster without a bot around it. It remembers nothing: a lag in time is known only of a standby
 * that has everything, and nobody knows since when a state holds.
 */
public record OneLook(ClusterSpec spec, Thresholds thresholds, InstantSource clock) {
    private static final Duration ONE_NODE = Duration.ofSeconds(5);

    /** Connects, looks, judges and lets everything go. Never throws for what it finds. */
    public StatusReport look() {
        ExecutorService threads = Executors.newCachedThreadPool(CareThreads.numbered("inspect-"));
        try (NodeConnections watcher = new NodeConnections(spec, spec.watcher(), Deadlines.OF_A_LOOK);
                NodeConnections operator = new NodeConnections(spec, spec.operator(), Deadlines.OF_A_LOOK)) {
            LsnClock lsnClock = new LsnClock();
            NodeProbe probe = new NodeProbe(watcher, clock);
            ClusterView view = new ClusterObserver(spec, probe, lsnClock, threads, ONE_NODE, clock).look();
            Map<String, NodeDetails> details =
                    details(view, new DetailsProbe(watcher, operator, clock, spec.roleNames()));
            ClusterAssessment assessment =
                    new ClusterJudge().judge(view, lsnClock, details, Remembered.NOTHING, thresholds);
            return new StatusReport(assessment, Map.of(), details);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, NodeDetails> details(ClusterView view, DetailsProbe probe) {
        Map<String, NodeDetails> found = new HashMap<>();
        view.nodes().stream().filter(node -> node.server().isPresent()).forEach(node -> probe.details(node.node())
                .ifPresent(one -> found.put(node.node(), one)));
        return found;
    }
}
