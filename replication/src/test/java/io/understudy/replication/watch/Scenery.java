package io.understudy.replication.watch;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.Volume;
import io.understudy.replication.operate.PauseBook;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.replication.theatre.LagsInMemory;
import io.understudy.replication.theatre.MaintenanceInMemory;
import io.understudy.replication.theatre.OperationsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster whose looks are written down beforehand; the last one lasts. */
final class Scenery {
    static final NodeObservation PRIMARY =
            new PrimarySketch("db1").sendsTo("db2").seen();
    static final NodeObservation STANDBY = new StandbySketch("db2").seen();
    static final NodeObservation BROKEN =
            new StandbySketch("db2").silentFor(Duration.ofSeconds(50)).seen();
    static final NodeObservation DEAD_PRIMARY = Sketch.down("db1", DownReason.REFUSED);

    final IncidentsInMemory incidents = new IncidentsInMemory();
    final OperationsInMemory operations = new OperationsInMemory();
    final LagsInMemory lags = new LagsInMemory();
    final MaintenanceInMemory maintenance = new MaintenanceInMemory();
    final Map<String, Autostart> autostart = new HashMap<>();
    final Map<String, ServerVitals> servers = new HashMap<>();
    final Map<String, MachineVitals> machines = new HashMap<>();
    final Map<String, Door> doors = new HashMap<>();
    final Isolation isolation = new Isolation();
    private final SteadyFacts<Door> knocking =
            new SteadyFacts<>(Duration.ZERO, node -> Optional.ofNullable(doors.get(node)), Runnable::run);
    List<Volume> ownVolumes = List.of();
    private final Deque<List<NodeObservation>> looks = new ArrayDeque<>();
    private List<NodeObservation> present = List.of(PRIMARY, STANDBY);
    private Instant now = Sketch.NOON;
    private int looked;
    private Runnable meanwhile = () -> {};
    private final LsnClock clock = new LsnClock();
    private ClusterWatch watch = newWatch();

    private ClusterWatch newWatch() {
        return new ClusterWatch(
                spec(),
                new WatchSources(
                        this::next,
                        clock,
                        new SlowFacts(node -> Optional.empty(), Runnable::run),
                        new FenceGuard(
                                new FenceMemory("shop", operations),
                                node -> autostart.getOrDefault(node, new Autostart.Forbidden("as it was fenced")),
                                Runnable::run),
                        new SteadyFacts<>(Duration.ZERO, node -> Optional.ofNullable(servers.get(node)), Runnable::run),
                        new SteadyFacts<>(
                                Duration.ZERO, node -> Optional.ofNullable(machines.get(node)), Runnable::run),
                        new OwnSpace(at -> ownVolumes, Runnable::run),
                        new PauseBook(operations, "shop"),
                        knocking,
                        isolation,
                        new Prompt()),
                Thresholds.DEFAULT,
                lags,
                new AlertBook("shop", incidents, EscalationSettings.DEFAULT),
                operations,
                maintenance);
    }

    private ClusterView next() {
        looked++;
        now = now.plusSeconds(1);
        meanwhile.run();
        knocking.begin(spec().nodeNames(), now);
        present = looks.isEmpty() ? present : looks.removeFirst();
        ClusterView view = new ClusterView(spec(), now, present);
        view.solePrimary().ifPresent(primary -> clock.saw(now, primary.current()));
        return view;
    }

    private static ClusterSpec spec() {
        ClusterAssessment pair = new Sketch().judge(PRIMARY, STANDBY);
        return pair.view().spec();
    }

    /** One look for each call; the last one stays. */
    Scenery shows(NodeObservation... nodes) {
        looks.add(List.of(nodes));
        return this;
    }

    /** Happens during each look, after what it finds was so. */
    void meanwhile(Runnable event) {
        meanwhile = event;
    }

    ClusterWatch watch() {
        return watch;
    }

    /** Another process on the same store. */
    void restart() {
        watch = newWatch();
    }

    /** Closes them all, as nothing but a test does. */
    void forgetIncidents() {
        incidents
                .open("shop")
                .forEach(one -> incidents.close(
                        one.id(),
                        one.attention(),
                        new TimelineEntry(one.id(), now, TimelineEntry.Kind.HEALED, "in the test")));
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    int looked() {
        return looked;
    }

    /** The kinds and keys of what a check changed. */
    List<String> check() throws InterruptedException {
        return watch.check().stream()
                .map(change -> change.getClass().getSimpleName() + " "
                        + change.incident().key())
                .toList();
    }

    List<String> checks(int times) throws InterruptedException {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            changes.addAll(check());
        }
        return changes;
    }

    static NodeObservation primary(String node, int timeline, Lsn at) {
        return new PrimarySketch(node).onTimeline(timeline).at(at).seen();
    }
}
