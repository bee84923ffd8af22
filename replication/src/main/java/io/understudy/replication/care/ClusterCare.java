package io.understudy.replication.care;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.inspect.CloserInspector;
import io.understudy.replication.inspect.ClusterInspector;
import io.understudy.replication.inspect.FilesInspector;
import io.understudy.replication.inspect.HostInspector;
import io.understudy.replication.inspect.KeptInspector;
import io.understudy.replication.inspect.OriginMemory;
import io.understudy.replication.inspect.OwnVolumes;
import io.understudy.replication.inspect.SpaceHistory;
import io.understudy.replication.inspect.VitalsInspector;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.operate.Cancellation;
import io.understudy.replication.operate.Identities;
import io.understudy.replication.operate.OperationDesk;
import io.understudy.replication.operate.Pause;
import io.understudy.replication.operate.PauseBook;
import io.understudy.replication.perform.ReplicationPerformers;
import io.understudy.replication.perform.Stage;
import io.understudy.replication.plan.ReplicationPlanner;
import io.understudy.replication.runbook.Investigator;
import io.understudy.replication.runbook.RunbookInvestigator;
import io.understudy.replication.runbook.RunbookSources;
import io.understudy.replication.service.PostgresService;
import io.understudy.replication.sql.ActivityProbe;
import io.understudy.replication.sql.Deadlines;
import io.understudy.replication.sql.DetailsProbe;
import io.understudy.replication.sql.MarkSql;
import io.understudy.replication.sql.NodeConnections;
import io.understudy.replication.sql.NodeProbe;
import io.understudy.replication.sql.OperatorSql;
import io.understudy.replication.sql.ReadinessProbe;
import io.understudy.replication.sql.VitalsProbe;
import io.understudy.replication.sweep.ClusterObserver;
import io.understudy.replication.sweep.DoorProbe;
import io.understudy.replication.trial.MarkTrial;
import io.understudy.replication.watch.AlertBook;
import io.understudy.replication.watch.ClusterWatch;
import io.understudy.replication.watch.FenceGuard;
import io.understudy.replication.watch.FenceMemory;
import io.understudy.replication.watch.Isolation;
import io.understudy.replication.watch.OwnSpace;
import io.understudy.replication.watch.Prompt;
import io.understudy.replication.watch.SlowFacts;
import io.understudy.replication.watch.SteadyFacts;
import io.understudy.replication.watch.VitalsMemory;
import io.understudy.replication.watch.WatchSources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Everything that cares for one cluster, put together; closing it lets connections and threads go. */
public final class ClusterCare implements AutoCloseable {
    private static final Duration ONE_NODE = Duration.ofMillis(1_500);
    private static final Duration ONE_MACHINE = Duration.ofSeconds(20);
    private static final Duration SERVER_VITALS = Duration.ofSeconds(5);
    private static final Duration MACHINE_VITALS = Duration.ofMinutes(1);
    /** At every look of one a second, whose intervals are never quite even. */
    private static final Duration DOORS = Duration.ofMillis(900);
    /** Both tries end well before a look at a node that hangs does. */
    private static final Duration ONE_KNOCK = Duration.ofMillis(500);

    private final ClusterSpec spec;
    private final CareSettings settings;
    private final Memory memory;
    private final InstantSource clock;
    private final ExecutorService inspectThreads;
    private final ExecutorService operationThread;
    private final Prompt prompt = new Prompt();
    private final NodeConnections watcher;
    private final NodeConnections operator;
    private final Machines machines;
    private final NodeProbe probe;
    private final DetailsProbe details;
    private final HostInspector hosts = new HostInspector(ONE_MACHINE);
    private final FilesInspector files = new FilesInspector(ONE_MACHINE);
    private final VitalsInspector vitals;
    private final SpaceHistory space = new SpaceHistory();
    private final ClusterObserver observer;
    private final ManagedCluster managed;

    /**
     * Connects nowhere yet.
     *
     * @param surroundings shared with the other clusters; not closed with this one
     */
    public ClusterCare(
            ClusterSpec spec,
            CareSettings settings,
            Memory memory,
            Surroundings surroundings,
            InstantSource clock,
            Pause pause) {
        this.spec = spec;
        this.settings = settings;
        this.memory = memory;
        this.clock = clock;
        inspectThreads = Executors.newCachedThreadPool(CareThreads.numbered("inspect-"));
        operationThread = Executors.newSingleThreadExecutor(CareThreads.named("operation-" + spec.name()));
        watcher = NodeConnections.watched(
                spec, spec.watcher(), Deadlines.OF_A_LOOK, surroundings.connections(), node -> prompt.run());
        operator = new NodeConnections(spec, spec.operator(), Deadlines.OF_A_CHANGE);
        machines = new Machines(spec, settings.knownHosts());
        probe = new NodeProbe(watcher, clock);
        details = new DetailsProbe(watcher, operator, clock, spec.roleNames());
        vitals = new VitalsInspector(ONE_MACHINE, clock);
        observer = new ClusterObserver(spec, probe, new LsnClock(), inspectThreads, ONE_NODE, clock);
        FenceMemory fences = new FenceMemory(spec.name(), memory.operations());
        PauseBook pauses = new PauseBook(memory.operations(), spec.name());
        ClusterWatch watch = watch(fences, pauses, surroundings.isolation());
        managed = new ManagedCluster(
                spec,
                settings.channel(),
                watch,
                desk(watch, fences, pauses, new Cancellation(pause), surroundings.identities()),
                new KeptInspector(
                        spec, hosts, machines.ofNode(), settings.rebuilds().keepFor()),
                new MarkTrial(spec.name(), watch, new MarkSql(operator, watcher), inspectThreads, clock, pause),
                investigator(watch));
    }

    private ClusterWatch watch(FenceMemory fences, PauseBook pauses, Isolation isolation) {
        isolation.add(spec.name());
        DoorProbe knocking = new DoorProbe(spec, ONE_KNOCK, clock);
        SteadyFacts<Door> doors = new SteadyFacts<>(DOORS, node -> knock(knocking, node), inspectThreads);
        return new ClusterWatch(
                spec,
                new WatchSources(
                        () -> look(doors),
                        observer.lsnClock(),
                        new SlowFacts(
                                new OriginMemory(details::details, node -> origins(spec.requireNode(node)))::details,
                                inspectThreads),
                        new FenceGuard(fences, this::autostart, inspectThreads),
                        new SteadyFacts<>(
                                SERVER_VITALS,
                                new VitalsMemory(new VitalsProbe(watcher, clock)::vitals)::vitals,
                                inspectThreads),
                        new SteadyFacts<>(MACHINE_VITALS, this::machineVitals, inspectThreads),
                        new OwnSpace(new OwnVolumes(settings.ownPlaces())::volumes, inspectThreads),
                        pauses,
                        doors,
                        isolation,
                        prompt),
                settings.thresholds(),
                memory.lags(),
                new AlertBook(spec.name(), memory.incidents(), settings.escalation()),
                memory.operations(),
                memory.maintenance());
    }

    private ClusterView look(SteadyFacts<Door> doors) {
        doors.begin(spec.nodeNames(), clock.instant());
        return observer.look();
    }

    /** Nobody waits for the next look to hear that a server hangs. */
    private Optional<Door> knock(DoorProbe probe, String node) {
        Door door = probe.knock(node);
        if (door.isShut()) {
            prompt.run();
        }
        return Optional.of(door);
    }

    private OperationDesk desk(
            ClusterWatch watch,
            FenceMemory fences,
            PauseBook pauses,
            Cancellation cancellation,
            Identities identities) {
        ClusterInspector inspector = inspector();
        Stage stage = new Stage(spec, machines.byNode(), hosts, probe, new OperatorSql(operator), cancellation, clock);
        return new OperationDesk(
                spec.name(),
                memory.operations(),
                // The memories first: they must not miss what a deaf chat fails to hear.
                new Listeners(List.of(fences, pauses, memory.listener())),
                () -> inspector
                        .inspect(watch.remembered(), memory.background(spec.name()))
                        .withPauses(pauses.pauses()),
                new ReplicationPlanner(settings.approvals(), settings.fencing(), settings.rebuilds()),
                ReplicationPerformers.on(stage),
                clock,
                operationThread,
                cancellation,
                identities);
    }

    private Investigator investigator(ClusterWatch watch) {
        return new RunbookInvestigator(new RunbookSources(
                spec,
                watch::look,
                watch::remembered,
                details::details,
                new ActivityProbe(watcher)::activity,
                new VitalsProbe(watcher, clock)::vitals,
                this::machineVitals,
                this::autostart,
                machines.ofNode(),
                () -> new PauseBook(memory.operations(), spec.name()).pauses(),
                () -> memory.backups().apply(spec.name()),
                inspectThreads,
                clock));
    }

    private ClusterInspector inspector() {
        return new ClusterInspector(
                observer,
                details,
                hosts,
                new CloserInspector(new ReadinessProbe(watcher, spec.operator().user()), files, machines.ofNode()),
                machines.ofNode(),
                inspectThreads,
                ONE_MACHINE,
                settings.thresholds());
    }

    private Optional<MachineVitals> machineVitals(String node) {
        NodeSpec declared = spec.requireNode(node);
        return vitals.vitals(declared, machines.ofNode().apply(declared)).map(space::paced);
    }

    private Autostart autostart(String node) {
        return PostgresService.of(spec.requireNode(node), machines.byNode().get(node))
                .autostart();
    }

    private Map<Integer, String> origins(NodeSpec node) {
        return files.files(node, machines.ofNode().apply(node), Optional.empty(), List.of())
                .map(ServerFiles::origins)
                .orElse(Map.of());
    }

    public ManagedCluster managed() {
        return managed;
    }

    /** Operations stop between two steps, or in a wait, and go on after the next start. */
    @Override
    public void close() {
        operationThread.shutdownNow();
        inspectThreads.shutdownNow();
        machines.close();
        watcher.close();
        operator.close();
    }
}
