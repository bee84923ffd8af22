package io.understudy.replication.inspect;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterJudge;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.plan.Inspection;
import io.understudy.replication.service.PostgresService;
import io.understudy.replication.sql.DetailsProbe;
import io.understudy.replication.sweep.ClusterObserver;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Reads everything that a plan may need to know of one cluster, at one moment: servers, settings, machines. */
public final class ClusterInspector {
    private final ClusterObserver observer;
    private final DetailsProbe details;
    private final HostInspector hostInspector;
    private final Function<NodeSpec, Host> hosts;
    private final Executor executor;
    private final Duration deadline;
    private final Thresholds thresholds;

    /**
     * Looks at nothing yet.
     *
     * @param hosts the machine of each node; they stay their giver's to close
     * @param executor needs three threads per node, not those of the observer
     * @param deadline how long settings and machines may take together
     */
    public ClusterInspector(
            ClusterObserver observer,
            DetailsProbe details,
            HostInspector hostInspector,
            Function<NodeSpec, Host> hosts,
            Executor executor,
            Duration deadline,
            Thresholds thresholds) {
        this.observer = observer;
        this.details = details;
        this.hostInspector = hostInspector;
        this.hosts = hosts;
        this.executor = executor;
        this.deadline = deadline;
        this.thresholds = thresholds;
    }

    /** Machines and settings first, side by side; the roles last, so that they are the freshest. */
    public Inspection inspect(Remembered remembered) {
        Map<String, CompletableFuture<Optional<NodeDetails>>> askedDetails = new LinkedHashMap<>();
        Map<String, CompletableFuture<HostFinding>> askedHosts = new LinkedHashMap<>();
        Map<String, CompletableFuture<Autostart>> askedAutostarts = new LinkedHashMap<>();
        for (NodeSpec node : nodes()) {
            askedDetails.put(node.name(), detailsOf(node));
            askedHosts.put(node.name(), hostOf(node));
            askedAutostarts.put(node.name(), autostartOf(node));
        }
        Map<String, HostFinding> foundHosts = new LinkedHashMap<>();
        askedHosts.forEach((node, answer) -> foundHosts.put(node, answer.join()));
        Map<String, NodeDetails> foundDetails = new LinkedHashMap<>();
        askedDetails.forEach((node, answer) -> answer.join().ifPresent(found -> foundDetails.put(node, found)));
        Map<String, Autostart> autostarts = new LinkedHashMap<>();
        askedAutostarts.forEach((node, answer) -> autostarts.put(node, answer.join()));
        ClusterView view = observer.look();
        ClusterAssessment assessment =
                new ClusterJudge().judge(view, observer.lsnClock(), foundDetails, remembered, thresholds);
        return new Inspection(assessment, foundDetails, foundHosts, autostarts, remembered.lastPrimary());
    }

    private CompletableFuture<Optional<NodeDetails>> detailsOf(NodeSpec node) {
        return CompletableFuture.supplyAsync(() -> details.details(node.name()), executor)
                .completeOnTimeout(Optional.empty(), deadline.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(notUnderstood -> Optional.empty());
    }

    private CompletableFuture<Autostart> autostartOf(NodeSpec node) {
        Autostart late = new Autostart.Unknown("no answer within " + deadline.toSeconds() + " s");
        return CompletableFuture.supplyAsync(
                        () -> PostgresService.of(node, hosts.apply(node)).autostart(), executor)
                .completeOnTimeout(late, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<HostFinding> hostOf(NodeSpec node) {
        HostFinding late = new HostFinding.Unseen(node.name(), "no answer within " + deadline.toSeconds() + " s");
        return CompletableFuture.supplyAsync(() -> hostInspector.inspect(node, hosts.apply(node)), executor)
                .completeOnTimeout(late, deadline.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> new HostFinding.Unseen(node.name(), String.valueOf(failure.getMessage())));
    }

    private List<NodeSpec> nodes() {
        return observer.spec().nodes();
    }
}
