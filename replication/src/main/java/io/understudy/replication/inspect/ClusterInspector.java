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
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.plan.Background;
import io.understudy.replication.plan.CloserLook;
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
    private final CloserInspector closer;
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
            CloserInspector closer,
            Function<NodeSpec, Host> hosts,
            Executor executor,
            Duration deadline,
            Thresholds thresholds) {
        this.observer = observer;
        this.details = details;
        this.hostInspector = hostInspector;
        this.closer = closer;
        this.hosts = hosts;
        this.executor = executor;
        this.deadline = deadline;
        this.thresholds = thresholds;
    }

    /** Machines and settings first, side by side; the roles last, so that they are the freshest. */
    public Inspection inspect(Remembered remembered, Background background) {
        Map<String, CompletableFuture<Asked>> askedServers = new LinkedHashMap<>();
        Map<String, CompletableFuture<HostFinding>> askedHosts = new LinkedHashMap<>();
        Map<String, CompletableFuture<Autostart>> askedAutostarts = new LinkedHashMap<>();
        for (NodeSpec node : nodes()) {
            askedServers.put(node.name(), serverOf(node));
            askedHosts.put(node.name(), hostOf(node));
            askedAutostarts.put(node.name(), autostartOf(node));
        }
        Map<String, HostFinding> foundHosts = new LinkedHashMap<>();
        askedHosts.forEach((node, answer) -> foundHosts.put(node, answer.join()));
        Map<String, NodeDetails> foundDetails = new LinkedHashMap<>();
        Map<String, Autostart> autostarts = new LinkedHashMap<>();
        askedAutostarts.forEach((node, answer) -> autostarts.put(node, answer.join()));
        Map<String, ServerFiles> files = new LinkedHashMap<>();
        Map<String, Readiness> readiness = new LinkedHashMap<>();
        askedServers.forEach((node, answer) -> {
            Asked found = answer.join();
            found.known().ifPresent(details -> foundDetails.put(node, details));
            found.closer().files().ifPresent(one -> files.put(node, one));
            found.closer().readiness().ifPresent(one -> readiness.put(node, one));
        });
        ClusterView view = observer.look();
        ClusterAssessment assessment =
                new ClusterJudge().judge(view, observer.lsnClock(), foundDetails, remembered, thresholds);
        CloserLook closerLook = new CloserLook(files, readiness, behind(view, remembered.lastPrimary()), background);
        return new Inspection(assessment, foundDetails, foundHosts, autostarts, remembered.lastPrimary(), closerLook);
    }

    private record Asked(Optional<NodeDetails> details, CloserInspector.Answer closer) {
        static final Asked NOTHING =
                new Asked(Optional.empty(), new CloserInspector.Answer(Optional.empty(), Optional.empty()));

        Optional<NodeDetails> known() {
            return details.map(found ->
                    closer.files().map(ServerFiles::origins).map(found::with).orElse(found));
        }
    }

    /** How far each standby is behind the primary as it was seen last. */
    private Map<String, Duration> behind(ClusterView view, Optional<PrimarySighting> lastPrimary) {
        Map<String, Duration> behind = new LinkedHashMap<>();
        lastPrimary.ifPresent(last -> view.standbys().forEach(standby -> observer.lsnClock()
                .lag(last.at(), standby.have())
                .ifPresent(lag -> behind.put(standby.node(), lag))));
        return behind;
    }

    private CompletableFuture<Asked> serverOf(NodeSpec node) {
        CompletableFuture<Optional<NodeDetails>> known =
                CompletableFuture.supplyAsync(() -> details.details(node.name()), executor);
        return known.thenApply(found -> new Asked(found, closer.ask(node, found)))
                .completeOnTimeout(Asked.NOTHING, deadline.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(notUnderstood -> new Asked(
                        known.isCompletedExceptionally() ? Optional.empty() : known.getNow(Optional.empty()),
                        Asked.NOTHING.closer()));
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
