package io.understudy.commands.fakes;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.CatchUp;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Lag;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.ReplicationDiagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.diagnose.StreamDiagnosis;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Status reports as a look would make them. */
public final class Reports {
    private static final Instant AT = Samples.NOW;
    private static final Lsn CURRENT = Lsn.parse("0/5000000");

    private Reports() {}

    /** All is well: db1 is the primary, db2 streams. */
    public static StatusReport healthy(String cluster) {
        return report(
                Samples.cluster(cluster, "db1", "db2"),
                ClusterState.HEALTHY,
                List.of(primary("db1"), streaming("db2", new Lag(0, 0, seconds(0), seconds(0)))),
                List.of());
    }

    /** All streams; a condition of another kind is there. */
    public static StatusReport troubled(String cluster) {
        return report(
                Samples.cluster(cluster, "db1", "db2"),
                ClusterState.HEALTHY,
                List.of(primary("db1"), streaming("db2", new Lag(0, 0, seconds(0), seconds(0)))),
                List.of(new OrphanSlot(cluster)));
    }

    private record OrphanSlot(String cluster) implements Diagnosis {
        @Override
        public Alert alert() {
            return Alert.SLOT_ORPHAN;
        }

        @Override
        public Optional<String> node() {
            return Optional.of("db1");
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": a slot of db1 keeps 2 GB for nobody.";
        }

        @Override
        public String doFirst() {
            return "See which: /replica slots " + cluster + ".";
        }
    }

    /** db2 streams a little behind, db3 does not stream. */
    public static StatusReport degraded() {
        NodeAssessment broken = new NodeAssessment.AStandby(
                standby("db3"),
                StandbyState.DISCONNECTED,
                Optional.of("no WAL receiver"),
                Optional.of(new Lag(2_000_000, 3_200_000, Optional.empty(), Optional.empty())),
                CatchUp.CAN_CATCH_UP,
                Optional.of(slot("understudy_db3", false, OptionalLong.of(7_900_000_000L))),
                Optional.empty());
        return report(
                Samples.cluster("orders", "db1", "db2", "db3"),
                ClusterState.DEGRADED,
                List.of(primary("db1"), streaming("db2", new Lag(0, 48_000, seconds(200), seconds(3100))), broken),
                List.of(new StreamDiagnosis.StandbyMissing("orders", "db3", "db1", Optional.of("no WAL receiver"))));
    }

    /** Replay on db2, the only standby, is paused. */
    public static StatusReport paused() {
        NodeAssessment paused = new NodeAssessment.AStandby(
                standby("db2"),
                StandbyState.PAUSED_BY_USER,
                Optional.empty(),
                Optional.of(new Lag(0, 48_000, seconds(0), seconds(3100))),
                CatchUp.CAN_CATCH_UP,
                Optional.of(slot("understudy_db2", true, OptionalLong.empty())),
                Optional.of("async"));
        return report(
                Samples.cluster("orders", "db1", "db2"),
                ClusterState.DEGRADED,
                List.of(primary("db1"), paused),
                List.of());
    }

    /** db1 is dead, db2 waits. */
    public static StatusReport noPrimary() {
        NodeAssessment dead = new NodeAssessment.AStandby(
                new NodeObservation.Down("db1", AT, NodeObservation.DownReason.REFUSED, "connection refused"),
                StandbyState.DOWN,
                Optional.empty(),
                Optional.empty(),
                CatchUp.UNKNOWN,
                Optional.empty(),
                Optional.empty());
        NodeAssessment waiting = new NodeAssessment.AStandby(
                standby("db2"),
                StandbyState.DISCONNECTED,
                Optional.empty(),
                Optional.empty(),
                CatchUp.UNKNOWN,
                Optional.empty(),
                Optional.empty());
        return report(
                Samples.cluster("orders", "db1", "db2"),
                ClusterState.NO_PRIMARY,
                List.of(dead, waiting),
                List.of(new ReplicationDiagnosis.NoPrimary(
                        "orders", Optional.of("db1"), false, Optional.of("db2"), "Nothing listens on db1's port.")));
    }

    /** Neither node could be asked, and nobody knows why. */
    public static StatusReport unknown() {
        NodeAssessment unseen = new NodeAssessment.AStandby(
                new NodeObservation.Unknown("db1", AT, NodeObservation.UnknownReason.TIMEOUT, "no answer in 3 s"),
                StandbyState.UNREACHABLE,
                Optional.empty(),
                Optional.empty(),
                CatchUp.UNKNOWN,
                Optional.empty(),
                Optional.empty());
        return new StatusReport(
                report(Samples.cluster("orders", "db1"), ClusterState.UNKNOWN, List.of(unseen), List.of())
                        .assessment(),
                Map.of(),
                Map.of());
    }

    private static StatusReport report(
            ClusterSpec spec, ClusterState state, List<NodeAssessment> nodes, List<Diagnosis> diagnoses) {
        List<NodeObservation> seen = nodes.stream().map(Reports::seen).toList();
        return new StatusReport(
                new ClusterAssessment(
                        new ClusterView(spec, AT, seen),
                        state,
                        nodes,
                        diagnoses.stream().map(Suspicion::now).toList(),
                        List.of()),
                Map.of(
                        "db1", Instant.parse("2026-11-01T10:00:00Z"),
                        "db2", Instant.parse("2026-11-20T12:00:00Z"),
                        "db3", Instant.parse("2026-11-20T13:56:00Z")),
                Map.of());
    }

    private static NodeObservation seen(NodeAssessment node) {
        return node instanceof NodeAssessment.ThePrimary primary
                ? primary.seen()
                : ((NodeAssessment.AStandby) node).seen();
    }

    private static NodeAssessment primary(String node) {
        return new NodeAssessment.ThePrimary(
                new NodeObservation.Primary(node, AT, facts(), CURRENT, List.of(), List.of()));
    }

    private static NodeAssessment streaming(String node, Lag lag) {
        return new NodeAssessment.AStandby(
                standby(node),
                StandbyState.STREAMING,
                Optional.empty(),
                Optional.of(lag),
                CatchUp.CAN_CATCH_UP,
                Optional.of(slot("understudy_" + node, true, OptionalLong.empty())),
                Optional.of("async"));
    }

    private static NodeObservation standby(String node) {
        return new NodeObservation.Standby(
                node,
                AT.minusMillis(300),
                facts(),
                Optional.of(CURRENT),
                Optional.of(CURRENT),
                Optional.of(AT),
                NodeObservation.ReplayPause.NOT_PAUSED,
                Optional.empty(),
                Duration.ZERO,
                false,
                Optional.of("understudy_" + node),
                List.of(),
                List.of());
    }

    private static Slot slot(String name, boolean active, OptionalLong safe) {
        return new Slot(
                name,
                true,
                active,
                Optional.of(active ? CURRENT : Lsn.parse("0/4000000")),
                active ? Slot.WalStatus.RESERVED : Slot.WalStatus.EXTENDED,
                safe);
    }

    private static ServerFacts facts() {
        return new ServerFacts(
                7_300_000_000_000_000_001L,
                150_018,
                "15.18",
                7,
                7,
                AT.minus(Duration.ofDays(41)),
                AT,
                true,
                Optional.of("/srv/db"));
    }

    private static Optional<Duration> seconds(long millis) {
        return Optional.of(Duration.ofMillis(millis));
    }
}
