package io.understudy.replication.sweep;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.Changes;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterJudge;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.diagnose.Trends;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.sql.Deadlines;
import io.understudy.replication.sql.DetailsProbe;
import io.understudy.replication.sql.NodeConnections;
import io.understudy.replication.sql.NodeProbe;
import io.understudy.replication.sql.OperatorSql;
import io.understudy.replication.sql.ReadinessProbe;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A bot's eyes on throwaway servers: looks and judges as the product does, with the roles of its least privileges. */
public final class Watch implements AutoCloseable {
    private final ClusterSpec spec;
    private final ExecutorService threads;
    private final NodeConnections watcher;
    private final NodeConnections operator;
    private final ClusterObserver observer;
    private final DetailsProbe details;
    private Map<String, NodeDetails> known = Map.of();
    private Optional<PrimarySighting> lastPrimary = Optional.empty();
    private Trends trends = Trends.NONE;
    private Thresholds thresholds = Thresholds.DEFAULT;

    public Watch(ScratchServer... servers) {
        this(RoleNames.DEFAULT.watcher(), servers);
    }

    public Watch(String watcherRole, ScratchServer... servers) {
        this(spec(watcherRole, servers));
    }

    public Watch(ClusterSpec spec) {
        this.spec = spec;
        threads = Executors.newFixedThreadPool(spec.nodes().size());
        watcher = new NodeConnections(spec, spec.watcher(), Deadlines.OF_A_LOOK);
        operator = new NodeConnections(spec, spec.operator(), Deadlines.OF_A_CHANGE);
        observer = new ClusterObserver(
                spec,
                new NodeProbe(watcher, Clock.systemUTC()),
                new LsnClock(),
                threads,
                Patience.seconds(2),
                Clock.systemUTC());
        details = new DetailsProbe(watcher, operator, Clock.systemUTC(), spec.roleNames());
    }

    public static ClusterSpec spec(String watcherRole, ScratchServer... servers) {
        ScratchServer first = servers[0];
        RoleNames roles = RoleNames.DEFAULT;
        return new ClusterSpec(
                "scratch",
                Arrays.stream(servers).map(Watch::node).toList(),
                "postgres",
                new Login(watcherRole, new Secret(first.passwordOf(watcherRole))),
                new Login(roles.operator(), new Secret(first.passwordOf(roles.operator()))),
                new ReplicationLogin(roles.replicator(), first.passfile().toString()));
    }

    private static NodeSpec node(ScratchServer server) {
        return new NodeSpec(
                server.name(),
                ScratchServer.ADDRESS,
                server.port(),
                new HostAccess.Local(),
                new PostgresInstallation(
                        server.dataDirectory().toString(),
                        server.site().binaries().directory().toString(),
                        server.host().loginUser(),
                        Optional.of(server.logFile().toString())));
    }

    public ClusterSpec spec() {
        return spec;
    }

    public ClusterObserver observer() {
        return observer;
    }

    public DetailsProbe detailsProbe() {
        return details;
    }

    public ReadinessProbe readinessProbe() {
        return new ReadinessProbe(watcher, spec.operator().user());
    }

    public OperatorSql operator() {
        return new OperatorSql(operator);
    }

    /** One look, judged, with the details asked just before. */
    public ClusterAssessment look() {
        List<String> nodes = spec.nodeNames();
        known = nodes.stream()
                .flatMap(node -> details.details(node).stream())
                .collect(Collectors.toMap(NodeDetails::node, Function.identity()));
        ClusterView view = observer.look();
        ClusterAssessment found =
                new ClusterJudge().judge(view, observer.lsnClock(), known, remembered(view), thresholds);
        found.primary().ifPresent(primary -> lastPrimary = Optional.of(PrimarySighting.of(primary.seen())));
        return found;
    }

    private Remembered remembered(ClusterView view) {
        trends = trends.after(view);
        return new Remembered(
                lastPrimary, List.of(), Map.of(), Map.of(), trends, Changes.NONE, List.of(), Set.of(), Map.of(), false);
    }

    /** Judges by these from now on. */
    public Watch by(Thresholds others) {
        thresholds = others;
        return this;
    }

    /** Looks until it finds what is expected, and returns that look. */
    public ClusterAssessment until(Predicate<ClusterAssessment> expected) {
        return Patience.await().until(this::look, expected);
    }

    /** Looks until a standby is judged as expected. */
    public AStandby until(String standby, Predicate<AStandby> expected) {
        return until(found -> found.standby(standby).filter(expected).isPresent())
                .standby(standby)
                .orElseThrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        watcher.close();
        operator.close();
    }
}
