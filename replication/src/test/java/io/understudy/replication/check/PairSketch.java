package io.understudy.replication.check;

import io.understudy.replication.check.MachineAnswer.Examined;
import io.understudy.replication.check.MachineAnswer.Ownership;
import io.understudy.replication.check.MachineAnswer.Passfile;
import io.understudy.replication.check.MachineAnswer.Programs;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterJudge;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.ControlFile;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.ServiceFinding;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Upkeep;
import io.understudy.replication.plan.Check;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A primary db1 whose every check passes, and a blank db2 that is still to be made; tests change one thing. */
final class PairSketch {
    static final long SYSTEM = 7_000_000_000_000_000_001L;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final ServiceSigns NO_SIGNS =
            new ServiceSigns(Optional.empty(), Optional.empty(), new Autostart.Allowed("as found"), List.of());
    private static final Lsn HERE = Lsn.parse("0/3000000");

    final Map<String, String> settings = new HashMap<>(Map.of(
            "wal_level", "replica",
            "max_wal_senders", "10",
            "max_replication_slots", "10",
            "hot_standby", "on",
            "full_page_writes", "on",
            "wal_log_hints", "off",
            "data_checksums", "on"));
    List<String> pendingRestart = List.of();
    List<Slot> slots =
            List.of(new Slot("db2", true, false, Optional.of(HERE), Slot.WalStatus.RESERVED, OptionalLong.empty()));
    boolean seesStatistics = true;
    Upkeep upkeep = new Upkeep(Optional.of(List.of()), Map.of());
    Optional<String> servedDirectory = Optional.of("/data/db1");
    OptionalInt servedPort = OptionalInt.of(5432);
    Programs programs = new Programs(List.of(), Optional.of("15.18"));
    Ownership directory = new Ownership("postgres", "700");
    Passfile passfile = new Passfile(Optional.of(new Ownership("postgres", "600")), true, true);
    OperatorAnswer operator = new OperatorAnswer.LoggedIn(List.of());
    Optional<MachineAnswer> machine = Optional.empty();
    Optional<NodeObservation> seen = Optional.empty();
    long systemOfTheStandby = SYSTEM;
    boolean standbyIsBlank = true;
    ServiceKind declaredForDb1 = new ServiceKind.PgCtl();
    boolean ownConfiguration = true;
    ServiceSigns signs = NO_SIGNS;
    ServiceFinding service = new ServiceFinding(false, Optional.empty(), false);

    /** What is found, of these verdicts. */
    List<Check> found(Check.Verdict verdict) {
        return examination().findings().stream()
                .map(Finding::check)
                .filter(check -> check.verdict() == verdict)
                .toList();
    }

    /** The only check that fails. */
    Check failure() {
        List<Check> failures = found(Check.Verdict.BLOCK).stream()
                .filter(check -> !check.name().equals("state"))
                .toList();
        if (failures.size() != 1) {
            throw new AssertionError("wanted one failure, found " + failures);
        }
        return failures.get(0);
    }

    ClusterExamination examination() {
        NodeObservation db1 = seen.orElseGet(this::primary);
        NodeObservation db2 = new Down("db2", NOON, DownReason.REFUSED, "Connection refused");
        Optional<NodeDetails> details = db1.server().map(facts -> details());
        List<NodeAnswers> nodes = List.of(
                new NodeAnswers(node("db1"), machine.orElseGet(this::examined), db1, details, operator),
                new NodeAnswers(node("db2"), standbysMachine(), db2, Optional.empty(), new OperatorAnswer.NotAsked()));
        return new ClusterExamination(nodes, assessment(db1, db2));
    }

    private ClusterAssessment assessment(NodeObservation... seen) {
        ClusterSpec spec = new ClusterSpec(
                "shop",
                List.of(node("db1"), node("db2")),
                "postgres",
                new Login("watcher", new Secret("w")),
                new Login("operator", new Secret("o")),
                new ReplicationLogin("replicator", "/etc/pgpass"));
        ClusterView view = new ClusterView(spec, NOON, List.of(seen));
        return new ClusterJudge().judge(view, new LsnClock(), Map.of(), Remembered.NOTHING, Thresholds.DEFAULT);
    }

    private Primary primary() {
        ServerFacts facts = new ServerFacts(
                SYSTEM, 150_018, "15.18", 1, 1, NOON.minusSeconds(60), NOON, seesStatistics, servedDirectory);
        return new Primary("db1", NOON, facts, HERE, List.of(), slots);
    }

    private NodeDetails details() {
        return new NodeDetails(
                "db1",
                NOON,
                settings,
                pendingRestart,
                Optional.empty(),
                16L << 20,
                0,
                List.of(),
                0,
                List.of(),
                Optional.empty(),
                Map.of(),
                upkeep);
    }

    private MachineAnswer examined() {
        HostFinding finding = seen("db1", new HostFinding.Postmaster.Running(42), cluster(SYSTEM));
        return new Examined("root", programs, finding, signs, Optional.of(directory), servedPort, passfile);
    }

    private MachineAnswer standbysMachine() {
        HostFinding finding = seen(
                "db2",
                new HostFinding.Postmaster.Gone(List.of()),
                standbyIsBlank ? new DataDirectory.Absent() : cluster(systemOfTheStandby));
        return new Examined(
                "root",
                new Programs(List.of(), Optional.of("15.18")),
                finding,
                NO_SIGNS,
                Optional.of(new Ownership("postgres", "700")),
                OptionalInt.empty(),
                new Passfile(Optional.of(new Ownership("postgres", "600")), true, true));
    }

    private HostFinding seen(String node, HostFinding.Postmaster postmaster, DataDirectory directory) {
        return new HostFinding.Seen(node, "host-" + node, postmaster, directory, 1L << 40, service);
    }

    private DataDirectory cluster(long system) {
        ControlFile control = new ControlFile(system, "in production", HERE, 1, Lsn.NONE, 0, true, false, 1300);
        return new DataDirectory.Cluster(
                "/data/db1",
                15,
                control,
                new TimelineHistory(1, List.of()),
                Optional.empty(),
                false,
                ownConfiguration,
                1L << 24,
                DataLayout.PLAIN);
    }

    private NodeSpec node(String name) {
        return new NodeSpec(
                name,
                "host-" + name,
                5432,
                new HostAccess.Local(),
                new PostgresInstallation(
                        "/data/" + name,
                        "/usr/lib/postgresql/15/bin",
                        "postgres",
                        Optional.empty(),
                        name.equals("db1") ? declaredForDb1 : new ServiceKind.PgCtl()));
    }
}
