package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.ServerFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a planner reads, as a test draws it. */
final class Scene {
    static final ApprovalSettings FOUR_EYES = new ApprovalSettings(1, false, Duration.ofMinutes(15), 0);
    static final Map<String, String> USUAL_SETTINGS = Map.of(
            "full_page_writes", "on",
            "max_connections", "100",
            "archive_mode", "off",
            "max_wal_senders", "10",
            "max_replication_slots", "10");

    private final Sketch sketch = new Sketch();
    private final Map<String, NodeObservation> nodes = new LinkedHashMap<>();
    private final Map<String, HostFinding> hosts = new HashMap<>();
    private final Map<String, Autostart> autostarts = new HashMap<>();
    private final Map<String, ServerFiles> files = new HashMap<>();
    private final Map<String, Readiness> readiness = new HashMap<>();
    private final Map<String, Duration> behind = new HashMap<>();
    private Optional<Instant> lastPromotion = Optional.empty();
    private Optional<LastBackup> lastBackup =
            Optional.of(backup("shop-20260301T110000Z", Duration.ofHours(1)));

    private Optional<Rehearsal> drill = Optional.empty();
    private ApprovalSettings approvals = FOUR_EYES;
    private List<PauseLease> pauses = List.of();
    private FencingSettings fencing = FencingSettings.NONE;

    /** A well pair: db1 is the primary, db2 streams from it. */
    static Scene wellPair() {
        return new Scene()
                .sees(new PrimarySketch("db1").sendsTo("db2").seen())
                .sees(new StandbySketch("db2").seen())
                .on(new HostSketch("db1"))
                .on(new HostSketch("db2").asStandby());
    }

    /** db1 was the primary and is dead; db2 has everything that it wrote. */
    static Scene deadPrimary() {
        return new Scene()
                .sees(Sketch.down("db1", DownReason.REFUSED))
                .sees(new StandbySketch("db2").withoutReceiver().seen())
                .on(new HostSketch("db1").stoppedAt(Sketch.HERE))
                .on(new HostSketch("db2").asStandby());
    }

    Scene sees(NodeObservation seen) {
        nodes.put(seen.node(), seen);
        if (seen.server().isPresent()) {
            details(seen.node(), USUAL_SETTINGS);
            readiness.put(seen.node(), usual());
        } else {
            sketch.details.remove(seen.node());
            readiness.remove(seen.node());
        }
        return this;
    }

    Scene on(HostSketch machine) {
        HostFinding.Seen seen = machine.seen();
        hosts.put(seen.node(), seen);
        files.putIfAbsent(seen.node(), new FilesSketch().seen());
        return this;
    }

    Scene files(String node, FilesSketch lying) {
        files.put(node, lying.seen());
        return this;
    }

    Scene withoutFilesOf(String node) {
        files.remove(node);
        return this;
    }

    Scene ready(String node, Readiness says) {
        readiness.put(node, says);
        return this;
    }

    Scene withoutReadinessOf(String node) {
        readiness.remove(node);
        return this;
    }

    Scene behind(String node, Duration time) {
        behind.put(node, time);
        return this;
    }

    Scene promotedBefore(Duration age) {
        lastPromotion = Optional.of(Sketch.NOON.minus(age));
        return this;
    }

    Scene backedUpBefore(Duration age) {
        lastBackup = Optional.of(backup("shop-old", age));
        return this;
    }

    private static LastBackup backup(String id, Duration age) {
        Instant finished = Sketch.NOON.minus(age);
        return new LastBackup(id, finished.minusSeconds(600), finished, Optional.empty());
    }

    Scene restoredAndDrilledBefore(Duration age) {
        Instant at = Sketch.NOON.minus(age);
        lastBackup = lastBackup.map(last -> new LastBackup(
                last.id(), last.startedAt(), last.finishedAt(), Optional.of(new Rehearsal(at, Duration.ofMinutes(4)))));
        drill = Optional.of(new Rehearsal(at, Duration.ofMillis(400)));
        return this;
    }

    Scene neverBackedUp() {
        lastBackup = Optional.empty();
        return this;
    }

    private static Readiness usual() {
        return readiness(List.of(), archiving(0), true);
    }

    static Readiness readiness(List<String> subscriptions, Readiness.Archiver archiver, boolean mayPromote) {
        return new Readiness(List.of("$libdir/plpgsql"), subscriptions, archiver, mayPromote);
    }

    static Readiness.Archiver archiving(int backlog) {
        return new Readiness.Archiver(Optional.empty(), Optional.empty(), backlog);
    }

    Scene cannotReachTheMachineOf(String node) {
        hosts.put(node, new HostFinding.Unseen(node, "no route to host"));
        return this;
    }

    Scene details(String node, Map<String, String> settings) {
        return details(node, settings, List.of(), Optional.of(new Lsn(0)), Optional.empty());
    }

    Scene details(
            String node,
            Map<String, String> settings,
            List<String> unlogged,
            Optional<Lsn> oldestWal,
            Optional<TimelineHistory> history) {
        NodeDetails details = new NodeDetails(
                node,
                Sketch.NOON,
                settings,
                List.of(),
                oldestWal,
                16 * Sketch.MEGABYTE,
                500 * Sketch.MEGABYTE,
                unlogged,
                0,
                List.of("postgres"),
                history,
                Map.of());
        sketch.details.put(node, details);
        return this;
    }

    /** These settings beside the usual ones. */
    Scene settings(String node, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(USUAL_SETTINGS);
        settings.putAll(more);
        return details(node, settings);
    }

    Scene withoutDetails(String node) {
        sketch.details.remove(node);
        return this;
    }

    Scene lastSaw(String node, int timeline, Lsn position) {
        sketch.lastPrimary = Optional.of(new PrimarySighting(node, timeline, position, Sketch.NOON.minusSeconds(2)));
        return this;
    }

    Scene lastSawLongAgo(String node, Duration age) {
        sketch.lastPrimary = Optional.of(new PrimarySighting(node, 1, Sketch.HERE, Sketch.NOON.minus(age)));
        return this;
    }

    Scene awaitsRestart(String node, String setting) {
        NodeDetails usual = sketch.details.get(node);
        sketch.details.put(
                node,
                new NodeDetails(
                        node,
                        usual.at(),
                        usual.settings(),
                        List.of(setting),
                        usual.oldestWal(),
                        usual.walSegmentBytes(),
                        usual.databaseBytes(),
                        usual.unloggedTables(),
                        usual.preparedTransactions(),
                        usual.databases(),
                        usual.history(),
                        usual.origins()));
        return this;
    }

    Scene neverSawAPrimary() {
        sketch.lastPrimary = Optional.empty();
        return this;
    }

    Scene approvedBy(ApprovalSettings settings) {
        approvals = settings;
        return this;
    }

    /** Alice's request 41 paused replay there, until a quarter past noon. */
    Scene pausedByUs(String node) {
        pauses = List.of(new PauseLease(node, 41, "Alice", "old data", Sketch.NOON.plusSeconds(900)));
        return this;
    }

    /** Settings that take effect at the next start only. */
    Scene awaitsRestart(String node, String... settings) {
        NodeDetails known = sketch.details.get(node);
        NodeDetails waiting = new NodeDetails(
                node,
                known.at(),
                known.settings(),
                List.of(settings),
                known.oldestWal(),
                known.walSegmentBytes(),
                known.databaseBytes(),
                known.unloggedTables(),
                known.preparedTransactions(),
                known.databases(),
                known.history(),
                Map.of());
        sketch.details.put(node, waiting);
        return this;
    }

    Scene hookedBy(FencingSettings settings) {
        fencing = settings;
        return this;
    }

    /** Its machine keeps its server from starting. */
    Scene fences(String node) {
        autostarts.put(node, new Autostart.Forbidden("the marker is there"));
        return this;
    }

    Inspection inspection() {
        return new Inspection(
                sketch.judge(nodes.values().toArray(NodeObservation[]::new)),
                sketch.details,
                hosts,
                autostarts,
                sketch.lastPrimary,
                new CloserLook(files, readiness, behind, new Background(lastPromotion, lastBackup, drill)),
                pauses);
    }

    Proposal propose(Intent intent) {
        return new ReplicationPlanner(approvals, fencing, RebuildSettings.DEFAULT).plan(intent, inspection());
    }

    Plan plan(Intent intent) {
        Proposal proposal = propose(intent);
        assertThat(proposal).isInstanceOf(Proposal.Ready.class);
        return ((Proposal.Ready) proposal).plan();
    }

    List<Check> objections(Intent intent) {
        Proposal proposal = propose(intent);
        assertThat(proposal).isInstanceOf(Proposal.Refused.class);
        return ((Proposal.Refused) proposal).objections();
    }

    /** The sentence of the one objection; fails if there are more. */
    String objection(Intent intent) {
        List<Check> all = objections(intent);
        assertThat(all).hasSize(1);
        assertThat(all.get(0).hint()).isNotEmpty();
        return all.get(0).sentence();
    }

    List<String> warnings(Intent intent) {
        return plan(intent).checks().stream()
                .filter(check -> check.verdict() == Check.Verdict.WARN)
                .map(Check::sentence)
                .toList();
    }

    /** The answer of one check, whether the plan was made or refused. */
    Check check(Intent intent, String name) {
        Proposal proposal = propose(intent);
        List<Check> all = proposal instanceof Proposal.Ready ready
                ? ready.plan().checks()
                : ((Proposal.Refused) proposal).objections();
        return all.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<String> steps(Intent intent) {
        return plan(intent).steps().stream().map(Step::sentence).toList();
    }

    List<String> retreat(Intent intent) {
        return plan(intent).retreat().stream().map(Step::sentence).toList();
    }

    static Intent promote(String node) {
        return new Intent.Promote("shop", node, "");
    }

    static Intent promoteUnfenced(String node) {
        return new Intent.PromoteUnfenced("shop", node, "");
    }

    static Intent fence(String node) {
        return new Intent.Fence("shop", node, "");
    }

    static Intent unfence(String node) {
        return new Intent.Unfence("shop", node, "");
    }

    static Intent rebuild(String node) {
        return new Intent.Rebuild("shop", node, "", false);
    }

    static Intent copy(String node) {
        return new Intent.Rebuild("shop", node, "", true);
    }

    static Intent start(String node) {
        return new Intent.Start("shop", node, "");
    }
}
