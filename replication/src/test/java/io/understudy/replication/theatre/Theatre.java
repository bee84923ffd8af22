package io.understudy.replication.theatre;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.care.CareSettings;
import io.understudy.replication.care.ClusterCare;
import io.understudy.replication.care.Memory;
import io.understudy.replication.care.Surroundings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.host.Patience;
import io.understudy.replication.host.SshServer;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.inspect.Quarantine;
import io.understudy.replication.operate.Desk;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.ApprovalSettings;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import io.understudy.replication.plan.RebuildSettings;
import io.understudy.replication.runbook.Investigator;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.trial.StreamTrial;
import io.understudy.replication.watch.Watch;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A real pair, {@code db1} and {@code db2}, in the care of everything that changes clusters. */
public final class Theatre implements AutoCloseable {
    public static final Person ALICE = new Person("test", "alice", "Alice");
    public static final Person BOB = new Person("test", "bob", "Bob");
    public static final Person CAROL = new Person("test", "carol", "Carol");
    public static final String CLUSTER = "orders";
    private static final Path NO_KNOWN_HOSTS = Path.of("/nonexistent/known_hosts");
    private static final Duration LONG = Duration.ofSeconds(90);
    private final ScratchPair pair;
    private final ClusterSpec spec;
    private List<ScratchServer> servers;
    private final OperationsInMemory operations = new OperationsInMemory();
    private final LagsInMemory lags = new LagsInMemory();
    private final IncidentsInMemory incidents = new IncidentsInMemory();
    private final List<Progress> progress = new CopyOnWriteArrayList<>();
    private OperationStore seenByTheBot = operations;
    private final Surroundings surroundings = Surroundings.open();
    private ClusterCare care;
    private volatile Consumer<Operation> told = operation -> {};

    private final Path knownHosts;
    private final FencingSettings fencing;
    private final RebuildSettings rebuilds;
    private Thresholds thresholds = Thresholds.DEFAULT;

    Theatre(ScratchPair pair, List<NodeSpec> nodes, Path knownHosts) {
        this(pair, nodes, knownHosts, FencingSettings.NONE, RebuildSettings.DEFAULT);
    }

    private Theatre(
            ScratchPair pair,
            List<NodeSpec> nodes,
            Path knownHosts,
            FencingSettings fencing,
            RebuildSettings rebuilds) {
        this.pair = pair;
        this.servers = List.of(pair.primary(), pair.standby());
        this.fencing = fencing;
        this.rebuilds = rebuilds;
        this.knownHosts = knownHosts;
        this.spec = Declared.spec(pair, nodes);
        this.care = care();
    }

    public static Theatre open() {
        ScratchPair pair = ScratchPair.temporary();
        return local(pair, List.of(pair.primary(), pair.standby()), FencingSettings.NONE);
    }

    /** A pair whose first server is set up like this. */
    public static Theatre openWith(ScratchSpec first) {
        return openWith(first, ScratchSpec.named("db2"));
    }

    /** A pair whose servers are set up like this. */
    public static Theatre openWith(ScratchSpec first, ScratchSpec second) {
        ScratchPair pair = ScratchPair.in(ScratchSite.temporary(), first.notDurable(), second.notDurable());
        return local(pair, List.of(pair.primary(), pair.standby()), FencingSettings.NONE);
    }

    /** A pair whose nodes are rebuilt with these settings. */
    public static Theatre openWith(RebuildSettings rebuilds) {
        ScratchPair pair = ScratchPair.temporary();
        List<NodeSpec> nodes = Declared.nodes(List.of(pair.primary(), pair.standby()), new HostAccess.Local());
        return new Theatre(pair, nodes, NO_KNOWN_HOSTS, FencingSettings.NONE, rebuilds);
    }

    /** With a second standby, {@code db3}, of the same primary. */
    public static Theatre openWithSibling() {
        return openWithSibling(FencingSettings.NONE);
    }

    /** With a second standby, {@code db3}, of the same primary, and with hooks of the operator's. */
    public static Theatre openWithSibling(FencingSettings fencing) {
        ScratchPair pair = ScratchPair.temporary();
        ScratchSpec third = ScratchSpec.named("db3").notDurable();
        ScratchServer sibling = pair.site().startStandbyOf(pair.primary(), third);
        return local(pair, List.of(pair.primary(), pair.standby(), sibling), fencing);
    }

    /** With a second standby, {@code db3}, and {@code db4} behind that one. */
    public static Theatre openWithCascade() {
        ScratchPair pair = ScratchPair.temporary();
        ScratchServer sibling = pair.site()
                .startStandbyOf(pair.primary(), ScratchSpec.named("db3").notDurable());
        ScratchServer behind =
                pair.site().startStandbyOf(sibling, ScratchSpec.named("db4").notDurable());
        return local(pair, List.of(pair.primary(), pair.standby(), sibling, behind), FencingSettings.NONE);
    }

    /** With a third node, {@code db3}, that is declared and has nothing yet. */
    public static Theatre openWithNewNode(int port) {
        ScratchPair pair = ScratchPair.temporary();
        PostgresInstallation like =
                Declared.node(pair.standby(), new HostAccess.Local()).postgres();
        PostgresInstallation absent = new PostgresInstallation(
                pair.site().directory().resolve("db3/data").toString(),
                like.binDirectory(),
                like.osUser(),
                Optional.empty());
        List<NodeSpec> nodes =
                new ArrayList<>(Declared.nodes(List.of(pair.primary(), pair.standby()), new HostAccess.Local()));
        nodes.add(new NodeSpec("db3", ScratchServer.ADDRESS, port, new HostAccess.Local(), absent));
        return new Theatre(pair, nodes, NO_KNOWN_HOSTS);
    }

    /** With what the pair's nodes are declared as changed. */
    static Theatre local(ScratchPair pair, UnaryOperator<NodeSpec> change) {
        List<NodeSpec> nodes = Declared.nodes(List.of(pair.primary(), pair.standby()), new HostAccess.Local());
        return new Theatre(pair, nodes.stream().map(change).toList(), NO_KNOWN_HOSTS);
    }

    private static Theatre local(ScratchPair pair, List<ScratchServer> servers, FencingSettings fencing) {
        List<NodeSpec> nodes = Declared.nodes(servers, new HostAccess.Local());
        Theatre theatre = new Theatre(pair, nodes, NO_KNOWN_HOSTS, fencing, RebuildSettings.DEFAULT);
        theatre.servers = servers;
        return theatre;
    }

    /** The same pair with its machines behind a real sshd. */
    public static Theatre behind(SshServer sshd) {
        ScratchPair pair = ScratchPair.temporary();
        List<NodeSpec> nodes = Declared.nodes(List.of(pair.primary(), pair.standby()), Declared.over(sshd));
        return new Theatre(pair, nodes, sshd.address().knownHosts());
    }

    /** Only the primary's machine is behind a real sshd; with hooks of the operator's. */
    public static Theatre withPrimaryBehind(SshServer sshd, FencingSettings fencing) {
        ScratchPair pair = ScratchPair.temporary();
        List<NodeSpec> nodes = List.of(
                Declared.node(pair.primary(), Declared.over(sshd)),
                Declared.node(pair.standby(), new HostAccess.Local()));
        return new Theatre(pair, nodes, sshd.address().knownHosts(), fencing, RebuildSettings.DEFAULT);
    }

    /** With hooks of the operator's. */
    public static Theatre openWith(FencingSettings fencing) {
        ScratchPair pair = ScratchPair.temporary();
        List<NodeSpec> nodes = Declared.nodes(List.of(pair.primary(), pair.standby()), new HostAccess.Local());
        return new Theatre(pair, nodes, NO_KNOWN_HOSTS, fencing, RebuildSettings.DEFAULT);
    }

    private ClusterCare care() {
        ApprovalSettings approvals = new ApprovalSettings(1, false, Duration.ofMinutes(15), 16L << 20);
        return new ClusterCare(
                spec,
                new CareSettings(
                        "ops", thresholds, approvals, fencing, rebuilds, EscalationSettings.DEFAULT, knownHosts),
                new Memory(
                        seenByTheBot,
                        incidents,
                        lags,
                        new MaintenanceInMemory(),
                        new Ears(),
                        cluster -> Optional.empty(),
                        cluster -> Optional.empty()),
                surroundings,
                Clock.systemUTC(),
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    /** Ends the care as a stopped bot would, and starts it anew on the same memory. */
    public void restartTheBot() {
        restartTheBotOn(operations);
    }

    /** Starts the bot anew with these thresholds. */
    public void restartTheBotWith(Thresholds others) {
        thresholds = others;
        restartTheBot();
    }

    /** Like {@link #restartTheBot}, with a store that sees to it how long that bot lives. */
    void restartTheBotOn(OperationStore store) {
        care.close();
        seenByTheBot = store;
        care = care();
        desk().resume();
    }

    public ScratchPair pair() {
        return pair;
    }

    public ScratchServer server(String name) {
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public ClusterSpec spec() {
        return spec;
    }

    public Desk desk() {
        return care.managed().desk();
    }

    public Watch watch() {
        return care.managed().watch();
    }

    public StreamTrial trial() {
        return care.managed().trial();
    }

    public Investigator investigator() {
        return care.managed().investigator();
    }

    public Quarantine quarantine() {
        return care.managed().quarantine();
    }

    public OperationsInMemory operations() {
        return operations;
    }

    public CommitLog writer() throws SQLException {
        return writers(1);
    }

    public CommitLog writers(int count) throws SQLException {
        return new CommitLog(this, count);
    }

    /** Calls this on the operation's thread after each event, before the next thing is done. */
    public void afterEachEvent(Consumer<Operation> told) {
        this.told = told;
    }

    /** The plan, or a failure that names the objections. */
    public Plan plan(Intent intent) throws InterruptedException {
        Proposal proposal = desk().plan(intent);
        if (proposal instanceof Proposal.Ready ready) {
            return ready.plan();
        }
        throw new AssertionError("refused: " + ((Proposal.Refused) proposal).objections());
    }

    public Proposal.Refused refusal(Intent intent) throws InterruptedException {
        Proposal proposal = desk().plan(intent);
        if (proposal instanceof Proposal.Refused refused) {
            return refused;
        }
        throw new AssertionError(
                "not refused: " + ((Proposal.Ready) proposal).plan().headline());
    }

    /** Alice asks, Bob approves, and the operation runs to its end. */
    public Operation carryOut(Intent intent) throws InterruptedException {
        Operation asked = desk().propose(plan(intent), ALICE, "ops");
        Desk.Decision decision = desk().approve(asked.id(), BOB, CLUSTER);
        if (decision instanceof Desk.Decision.NotAccepted refused) {
            throw new AssertionError(refused.reason());
        }
        return ended(asked.id());
    }

    /** Alice asks, Bob and Carol approve, each typing the words, and the operation runs to its end. */
    public Operation carryOutTyping(String words, Intent intent) throws InterruptedException {
        Operation asked = desk().propose(plan(intent), ALICE, "ops");
        for (Person approver : List.of(BOB, CAROL)) {
            if (desk().approve(asked.id(), approver, words) instanceof Desk.Decision.NotAccepted refused) {
                throw new AssertionError(refused.reason());
            }
        }
        return ended(asked.id());
    }

    public Operation ended(long id) {
        Patience.await(LONG).untilAsserted(() -> assertThat(
                        operations.find(id).orElseThrow().events())
                .anyMatch(event -> operations.find(id).orElseThrow().state().ended()));
        return operations.find(id).orElseThrow();
    }

    /** Like {@link #carryOut}, for operations that must succeed. */
    public Operation complete(Intent intent) throws InterruptedException {
        return completed(carryOut(intent));
    }

    private static Operation completed(Operation operation) {
        if (operation.state() != OperationState.COMPLETED) {
            throw new AssertionError(operation.state() + ": " + operation.events());
        }
        return operation;
    }

    public static Intent promote(String node) {
        return new Intent.Promote(CLUSTER, node, "");
    }

    public static Intent promoteUnfenced(String node) {
        return new Intent.PromoteUnfenced(CLUSTER, node, "");
    }

    public static Intent fence(String node) {
        return new Intent.Fence(CLUSTER, node, "");
    }

    public static Intent unfence(String node) {
        return new Intent.Unfence(CLUSTER, node, "");
    }

    public static Intent rebuild(String node) {
        return new Intent.Rebuild(CLUSTER, node, "", false);
    }

    public static Intent copy(String node) {
        return new Intent.Rebuild(CLUSTER, node, "", true);
    }

    public static Intent discard(String node) {
        return new Intent.Discard(CLUSTER, node, "");
    }

    public static Intent start(String node) {
        return new Intent.Start(CLUSTER, node, "");
    }

    public static Intent follow(String node, String upstream) {
        return new Intent.Follow(CLUSTER, node, Optional.of(upstream), "");
    }

    public static Intent restart(String node) {
        return new Intent.Restart(CLUSTER, node, "");
    }

    public static Intent pause(String node, Duration length) {
        return new Intent.PauseReplay(CLUSTER, node, length, "a look at old data");
    }

    public static Intent resume(String node) {
        return new Intent.ResumeReplay(CLUSTER, node, "");
    }

    public static Intent dropSlot(String node, String slot) {
        return new Intent.DropSlot(CLUSTER, node, slot, "");
    }

    @Override
    public void close() {
        care.close();
        surroundings.close();
        pair.close();
    }

    /** Every progress that people were told of, in order. */
    public List<Progress> progress() {
        return progress;
    }

    private final class Ears implements OperationListener {
        @Override
        public void changed(Operation operation) {
            told.accept(operation);
        }

        @Override
        public void progressed(Operation operation, Progress one) {
            progress.add(one);
        }
    }
}
