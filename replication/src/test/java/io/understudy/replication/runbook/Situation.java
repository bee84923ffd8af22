package io.understudy.replication.runbook;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.logs.ServerLog;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.ControlFile;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.Reach;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.ServiceFinding;
import io.understudy.replication.plan.LastBackup;
import io.understudy.replication.plan.PauseLease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster in trouble as a test draws it. What is not drawn does not answer. */
final class Situation implements Questions {
    private static final String SILENT = "It does not answer.";
    private final Sketch sketch = new Sketch();
    private final Map<String, NodeObservation> nodes = new LinkedHashMap<>();
    private final Map<String, NodeObservation> later = new LinkedHashMap<>();
    private final Map<String, HostFinding.Seen> machines = new HashMap<>();
    private final Map<String, ServerLog> logs = new HashMap<>();
    private final Map<String, Reach> reaches = new HashMap<>();
    private final Map<String, Activity> activities = new HashMap<>();
    private final Map<String, ServerVitals> vitals = new HashMap<>();
    private final Map<String, MachineVitals> machineVitals = new HashMap<>();
    private final Map<String, Autostart> autostarts = new HashMap<>();
    private Optional<PauseLease> pause = Optional.empty();
    private Optional<LastBackup> backup = Optional.empty();
    private Incident incident = Troubles.ofAll(Alert.STANDBY_MISSING);

    Situation sees(NodeObservation seen) {
        nodes.put(seen.node(), seen);
        return this;
    }

    Situation seesLater(NodeObservation seen) {
        later.put(seen.node(), seen);
        return this;
    }

    Situation on(String node, Postmaster process, String state) {
        ControlFile control =
                new ControlFile(Sketch.THIS_CLUSTER, state, Sketch.HERE, 1, Lsn.NONE, 0, true, false, 1300);
        DataDirectory data = new DataDirectory.Cluster(
                "/data/" + node,
                15,
                control,
                new TimelineHistory(1, List.of()),
                Optional.empty(),
                false,
                true,
                32 * Sketch.MEGABYTE,
                DataLayout.PLAIN);
        machines.put(
                node,
                new HostFinding.Seen(
                        node,
                        "machine-" + node,
                        process,
                        data,
                        5_000_000_000L,
                        new ServiceFinding(false, Optional.empty(), false)));
        return this;
    }

    Situation logged(String node, String... lines) {
        logs.put(node, new ServerLog("/var/log/" + node + ".log", List.of(lines), Duration.ofSeconds(90)));
        return this;
    }

    Situation reaches(String from, Reach found) {
        reaches.put(from, found);
        return this;
    }

    Situation busy(String node, Activity found) {
        activities.put(node, found);
        return this;
    }

    Situation vitals(ServerVitals found) {
        vitals.put(found.node(), found);
        return this;
    }

    Situation machineVitals(MachineVitals found) {
        machineVitals.put(found.node(), found);
        return this;
    }

    Situation settings(String node, Map<String, String> settings) {
        return settings(node, settings, Optional.empty());
    }

    Situation settings(String node, Map<String, String> settings, Optional<TimelineHistory> history) {
        sketch.knows(node, settings, Optional.of(new Lsn(990 * Sketch.MEGABYTE)), history);
        return this;
    }

    Situation autostart(String node, Autostart found) {
        autostarts.put(node, found);
        return this;
    }

    Situation pausedByUs(String node) {
        pause = Optional.of(new PauseLease(node, 41, "Alice", "old data", Sketch.NOON.plusSeconds(900)));
        return this;
    }

    Situation lastSaw(String node, Lsn position) {
        sketch.lastPrimary = Optional.of(new PrimarySighting(node, 1, position, Sketch.NOON.minusSeconds(20)));
        return this;
    }

    Situation neverSawAPrimary() {
        sketch.lastPrimary = Optional.empty();
        return this;
    }

    Situation backedUp(Duration ago) {
        backup = Optional.of(new LastBackup("shop-1", Sketch.NOON.minus(ago), Sketch.NOON.minus(ago), Optional.empty()));
        return this;
    }

    Investigation investigate(Incident about) {
        incident = about;
        return RunbookInvestigator.investigate(this);
    }

    /** What the runbook finds, step by step: "title — Kind: text [commands]". */
    static List<String> words(Investigation found) {
        return found.steps().stream()
                .map(step -> step.title() + " — " + step.finding().getClass().getSimpleName() + ": "
                        + step.finding().text()
                        + (step.commands().isEmpty() ? "" : " " + step.commands()))
                .toList();
    }

    /** An incident whose alert has this runbook, about db2. */
    static Incident about(Runbook runbook) {
        for (Alert alert : Alert.values()) {
            if (alert.runbook() == runbook) {
                return Troubles.of(alert, "db2");
            }
        }
        throw new AssertionError("no alert leads to " + runbook);
    }

    @Override
    public ClusterSpec spec() {
        return judged(nodes).view().spec();
    }

    @Override
    public Incident incident() {
        return incident;
    }

    @Override
    public Instant now() {
        return Sketch.NOON;
    }

    private ClusterAssessment judged(Map<String, NodeObservation> seen) {
        return sketch.judge(seen.values().toArray(NodeObservation[]::new));
    }

    @Override
    public Answer<ClusterAssessment> look() {
        return new Answer.Known<>(judged(nodes));
    }

    @Override
    public Answer<ClusterAssessment> lookAgain() {
        return new Answer.Known<>(judged(later.isEmpty() ? nodes : later));
    }

    @Override
    public Answer<NodeDetails> details(String node) {
        return of(sketch.details, node);
    }

    @Override
    public Answer<HostFinding.Seen> machine(String node) {
        return of(machines, node);
    }

    @Override
    public Answer<Autostart> autostart(String node) {
        return of(autostarts, node);
    }

    @Override
    public Answer<ServerLog> log(String node) {
        return of(logs, node);
    }

    @Override
    public Answer<Reach> reach(String from, String address, int port) {
        return of(reaches, from);
    }

    @Override
    public Answer<Activity> activity(String node) {
        return of(activities, node);
    }

    @Override
    public Answer<ServerVitals> vitals(String node) {
        return of(vitals, node);
    }

    @Override
    public Answer<MachineVitals> machineVitals(String node) {
        return of(machineVitals, node);
    }

    @Override
    public Optional<PauseLease> pauseOf(String node) {
        return pause.filter(lease -> lease.node().equals(node));
    }

    @Override
    public Optional<PrimarySighting> lastPrimary() {
        return sketch.lastPrimary;
    }

    @Override
    public Optional<LastBackup> lastBackup() {
        return backup;
    }

    private static <T> Answer<T> of(Map<String, T> known, String node) {
        return known.containsKey(node) ? new Answer.Known<>(known.get(node)) : new Answer.Silent<>(SILENT);
    }
}
