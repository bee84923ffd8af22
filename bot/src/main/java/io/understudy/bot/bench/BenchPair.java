package io.understudy.bot.bench;

import io.understudy.replication.care.CareSettings;
import io.understudy.replication.care.ClusterCare;
import io.understudy.replication.care.Memory;
import io.understudy.replication.care.Surroundings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.ApprovalSettings;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Proposal;
import io.understudy.replication.plan.RebuildSettings;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.sql.Deadlines;
import io.understudy.replication.sql.NodeConnections;
import io.understudy.replication.sql.OperatorSql;
import io.understudy.replication.watch.Watch;
import io.understudy.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A durable pair, {@code db1} and {@code db2}, in the bot's care with its real store; closing it removes all. */
final class BenchPair implements AutoCloseable {
    private static final String CLUSTER = "bench";
    private static final Person ALICE = new Person("bench", "alice", "Alice");
    private static final Person BOB = new Person("bench", "bob", "Bob");
    private final ScratchPair pair;
    private final BenchStore store;
    private final ClusterSpec spec;
    private final Surroundings surroundings = Surroundings.open();
    private final ClusterCare care;
    private final NodeConnections superuser;

    BenchPair() {
        store = new BenchStore();
        pair = ScratchPair.in(ScratchSite.temporary(), ScratchSpec.named("db1"), ScratchSpec.named("db2"));
        spec = spec();
        Store opened = store.store();
        ApprovalSettings approvals = new ApprovalSettings(1, false, Duration.ofMinutes(15), 64L << 20);
        care = new ClusterCare(
                spec,
                new CareSettings(
                        "bench",
                        Thresholds.DEFAULT,
                        approvals,
                        FencingSettings.NONE,
                        RebuildSettings.DEFAULT,
                        EscalationSettings.DEFAULT,
                        store.directory()),
                new Memory(
                        opened.operations(),
                        opened.incidents(),
                        opened.lagHistory(),
                        opened.maintenance(),
                        new Nobody(),
                        cluster -> Optional.empty(),
                        cluster -> Optional.empty()),
                surroundings,
                Clock.systemUTC(),
                BenchPair::pause);
        superuser = new NodeConnections(spec, superuserLogin(), Deadlines.OF_A_CHANGE);
    }

    private ClusterSpec spec() {
        RoleNames roles = RoleNames.DEFAULT;
        return new ClusterSpec(
                CLUSTER,
                Stream.of(pair.primary(), pair.standby()).map(BenchPair::node).toList(),
                "postgres",
                login(roles.watcher()),
                login(roles.operator()),
                new ReplicationLogin(
                        roles.replicator(), pair.primary().passfile().toString()));
    }

    private Login login(String role) {
        return new Login(role, new Secret(pair.primary().passwordOf(role)));
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

    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    Login superuserLogin() {
        return new Login(pair.primary().superuser(), new Secret(pair.primary().password()));
    }

    ClusterSpec clusterSpec() {
        return spec;
    }

    Watch watch() {
        return care.managed().watch();
    }

    /** For what is done raw: the superuser's kept connections. */
    OperatorSql sql() {
        return new OperatorSql(superuser);
    }

    ScratchServer server(String name) {
        return Stream.of(pair.primary(), pair.standby())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the primary and of its standby, as they are now. */
    List<String> roles() throws InterruptedException {
        String primary = watch().look().assessment().primary().orElseThrow().node();
        return List.of(primary, primary.equals("db1") ? "db2" : "db1");
    }

    /** Whether the other node streams to this one, as one look sees it. */
    boolean isStreaming(String node) throws InterruptedException {
        return watch().look()
                .assessment()
                .standby(node)
                .map(AStandby::state)
                .filter(StandbyState.STREAMING::equals)
                .isPresent();
    }

    Operation promote(String node) throws InterruptedException {
        return complete(new Intent.Promote(CLUSTER, node, ""));
    }

    Operation rebuild(String node, boolean copy) throws InterruptedException {
        return complete(new Intent.Rebuild(CLUSTER, node, "", copy));
    }

    private Operation complete(Intent intent) throws InterruptedException {
        Proposal proposal = care.managed().desk().plan(intent);
        if (!(proposal instanceof Proposal.Ready ready)) {
            throw new IllegalStateException("wanted a plan, found: " + proposal);
        }
        long id = care.managed().desk().propose(ready.plan(), ALICE, "bench").id();
        care.managed().desk().approve(id, BOB, CLUSTER);
        Operation operation = store.store().operations().find(id).orElseThrow();
        while (!operation.state().ended()) {
            pause(Duration.ofMillis(20));
            operation = store.store().operations().find(id).orElseThrow();
        }
        if (operation.state() != OperationState.COMPLETED) {
            throw new IllegalStateException(
                    "wanted " + intent.command() + " to complete, found: " + operation.events());
        }
        return operation;
    }

    @Override
    public void close() {
        care.close();
        surroundings.close();
        superuser.close();
        pair.close();
        store.close();
    }

    private static final class Nobody implements OperationListener {
        @Override
        public void changed(Operation operation) {}

        @Override
        public void progressed(Operation operation, Progress progress) {}
    }
}
