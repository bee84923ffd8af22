package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.Upkeep;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A cluster of db1, db2 and db3 as a test draws it, and its judgement. */
public final class Sketch {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final long MEGABYTE = 1024L * 1024;
    public static final Lsn HERE = new Lsn(1_000 * MEGABYTE);
    public static final long THIS_CLUSTER = 7_000_000_000_000_000_001L;

    public final LsnClock clock = new LsnClock();
    public final Map<String, NodeDetails> details = new HashMap<>();
    public Optional<PrimarySighting> lastPrimary =
            Optional.of(new PrimarySighting("db1", 1, HERE, NOON.minusSeconds(1)));

    public List<FencedNode> fenced = List.of();
    public Set<String> pausedByUs = Set.of();

    /** What the looks so far showed; each judged one is the newest. */
    public Trends trends = Trends.NONE;

    public final Map<String, Door> doors = new HashMap<>();
    public boolean botIsolated;
    public final Map<String, ServerVitals> servers = new HashMap<>();
    public final Map<String, MachineVitals> machines = new HashMap<>();
    public Changes changes = Changes.NONE;

    public ClusterAssessment judge(NodeObservation... nodes) {
        ClusterSpec spec = new ClusterSpec(
                "shop",
                Arrays.stream(nodes).map(seen -> node(seen.node())).toList(),
                "postgres",
                new Login("watcher", new Secret("w")),
                new Login("operator", new Secret("o")),
                new ReplicationLogin("replicator", "/etc/pgpass"));
        ClusterView view = new ClusterView(spec, NOON, List.of(nodes));
        trends = trends.after(view);
        return new ClusterJudge().judge(view, clock, details, remembered(), Thresholds.DEFAULT);
    }

    private Remembered remembered() {
        return new Remembered(
                lastPrimary, fenced, servers, machines, trends, changes, List.of(), pausedByUs, doors, botIsolated);
    }

    public static Unknown unknown(String node, UnknownReason reason) {
        return new Unknown(node, NOON, reason, "as the driver said");
    }

    public static Down down(String node, DownReason reason) {
        return new Down(node, NOON, reason, "as the system said");
    }

    public void knows(
            String node, Map<String, String> settings, Optional<Lsn> oldestWal, Optional<TimelineHistory> history) {
        details.put(
                node,
                new NodeDetails(
                        node,
                        NOON,
                        settings,
                        List.of(),
                        oldestWal,
                        16 * MEGABYTE,
                        0,
                        List.of(),
                        0,
                        List.of(),
                        history,
                        Map.of()));
    }

    /** What a server says of its settings and its upkeep. */
    public void knows(String node, Map<String, String> settings, List<String> pendingRestart, Upkeep upkeep) {
        details.put(
                node,
                new NodeDetails(
                        node,
                        NOON,
                        settings,
                        pendingRestart,
                        Optional.empty(),
                        16 * MEGABYTE,
                        0,
                        List.of(),
                        0,
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        upkeep));
    }

    /** The same server, with other facts about it. */
    public static NodeObservation with(NodeObservation seen, UnaryOperator<ServerFacts> change) {
        if (seen instanceof Primary one) {
            return new Primary(
                    one.node(), one.at(), change.apply(one.facts()), one.current(), one.senders(), one.slots());
        }
        Standby one = (Standby) seen;
        return new Standby(
                one.node(),
                one.at(),
                change.apply(one.facts()),
                one.received(),
                one.replayed(),
                one.lastReplayedCommit(),
                one.pause(),
                one.receiver(),
                one.applyDelay(),
                one.hasRestoreCommand(),
                one.upstreamSlot(),
                one.senders(),
                one.slots());
    }

    public static ServerFacts facts(
            long systemIdentifier, int timeline, Instant startedAt, Instant clock, boolean seesStatistics) {
        return new ServerFacts(
                systemIdentifier,
                150_018,
                "15.18",
                timeline,
                timeline,
                startedAt,
                clock,
                seesStatistics,
                Optional.empty());
    }

    public static NodeSpec node(String name) {
        return new NodeSpec(
                name,
                "host-" + name,
                5432,
                new HostAccess.Local(),
                new PostgresInstallation("/data/" + name, "/usr/lib/postgresql/15/bin", "postgres", Optional.empty()));
    }
}
