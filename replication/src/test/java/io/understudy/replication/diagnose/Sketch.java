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
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.ServerVitals;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public final Map<String, ServerVitals> servers = new HashMap<>();

    public ClusterAssessment judge(NodeObservation... nodes) {
        ClusterSpec spec = new ClusterSpec(
                "shop",
                Arrays.stream(nodes).map(seen -> node(seen.node())).toList(),
                "postgres",
                new Login("watcher", new Secret("w")),
                new Login("operator", new Secret("o")),
                new ReplicationLogin("replicator", "/etc/pgpass"));
        ClusterView view = new ClusterView(spec, NOON, List.of(nodes));
        return new ClusterJudge()
                .judge(
                        view,
                        clock,
                        details,
                        new Remembered(lastPrimary, fenced, servers, Map.of(), Trends.NONE),
                        Thresholds.DEFAULT);
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

    public static ServerFacts facts(long systemIdentifier, int timeline, boolean seesStatistics) {
        return new ServerFacts(
                systemIdentifier,
                150_018,
                "15.18",
                timeline,
                timeline,
                NOON.minusSeconds(9_000),
                NOON,
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
