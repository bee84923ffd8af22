package io.understudy.commands.fakes;

import io.understudy.backup.catalogue.Backup;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.ClientAddress;
import io.understudy.replication.plan.Fact;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
import io.understudy.replication.plan.ReplicationStep;
import io.understudy.replication.plan.ServerStep;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records as tests need them; the cluster is orders with db1 and db2, the day 2026-11-20. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");
    public static final Person ALICE = new Person("web", "alice", "Alice");
    public static final Person BOB = new Person("web", "bob", "Bob");
    public static final Person VERA = new Person("web", "vera", "Vera");
    public static final Person EVE = new Person("web", "eve", "Eve");

    private Samples() {}

    public static ClusterSpec cluster(String name, String... nodes) {
        return new ClusterSpec(
                name,
                List.of(nodes).stream().map(Samples::node).toList(),
                "app",
                new Login("watcher", new Secret("w")),
                new Login("operator", new Secret("o")),
                new ReplicationLogin("replicator", "/var/lib/postgresql/.pgpass"));
    }

    private static NodeSpec node(String name) {
        return new NodeSpec(
                name,
                "127.0.0.1",
                6000 + Math.floorMod(name.hashCode(), 1000),
                new HostAccess.Local(),
                new PostgresInstallation("/srv/" + name, "/usr/lib/postgresql/15/bin", "postgres", Optional.empty()));
    }

    /** A failover to db2. */
    public static Plan failover(boolean typedName) {
        return new Plan(
                new Intent.Promote("orders", "db2", "db1 has disk errors"),
                "failover",
                "Promote db2 to primary of orders",
                List.of(
                        new ReplicationStep.FenceDeadPrimary("db1", "understudy_db1", "db2"),
                        new ReplicationStep.PromoteStandby("db2", "pg1", 1),
                        new ReplicationStep.VerifyPrimary("db2")),
                List.of(new ReplicationStep.DisarmStandby("db1")),
                List.of(
                        new Fact("Writes stop", "already stopped"),
                        new Fact(
                                ClientAddress.LABEL,
                                "host=pg1,pg2 port=5432,5432 dbname=app target_session_attrs=read-write")),
                List.of(
                        Check.pass("target-in-recovery", "db2 is in recovery"),
                        Check.warn("backup-age", "the last backup is 2 days old", "take one soon"),
                        Check.pass("no-other-primary", "no other node is out of recovery")),
                List.of("unlogged table public.sessions will be empty"),
                new Loss.Exact(0),
                16_000_000,
                "rebuild db1 as a standby of db2",
                new ApprovalRule(
                        1,
                        false,
                        typedName ? new TypedText.ClusterName() : new TypedText.Nothing(),
                        Duration.ofMinutes(15)),
                PlanFingerprint.of(List.of("failover")));
    }

    /** A rebuild of db2 that loses nothing and has no point of no return. */
    public static Plan rebuildByFollowing() {
        return new Plan(
                new Intent.Rebuild("orders", "db2", "", false),
                "rebuild by following",
                "Rebuild db2 as a standby of db1 by following",
                List.of(
                        new ReplicationStep.StartServer("db2"),
                        new ReplicationStep.AwaitStreaming("db2", "db1"),
                        new ServerStep.DropStaleSlots("db2")),
                List.of(),
                List.of(new Fact("Method", "following")),
                List.of(Check.pass("machine-reachable", "its machine answers")),
                List.of(),
                new Loss.Nothing(),
                0,
                "/replica copy db2 makes a new copy instead",
                new ApprovalRule(1, true, new TypedText.Nothing(), Duration.ofMinutes(15)),
                PlanFingerprint.of(List.of("rebuild")));
    }

    /** A pause of db2 that says of itself what one of its checks warns of. */
    public static Plan pause() {
        String alone = "db2 is the only standby that streams.";
        return new Plan(
                new Intent.PauseReplay("orders", "db2", Duration.ofMinutes(30), ""),
                "pause",
                "Pause replay on db2 for 30 min",
                List.of(new ServerStep.PauseReplay("db2", Duration.ofMinutes(30))),
                List.of(new ServerStep.ResumeReplay("db2")),
                List.of(),
                List.of(Check.warn("another-standby-replays", alone, "Keep the pause short.")),
                List.of("Reads on db2 become stale.", alone),
                new Loss.Nothing(),
                0,
                "/replica resume db2",
                new ApprovalRule(1, true, new TypedText.Nothing(), Duration.ofMinutes(15)),
                PlanFingerprint.of(List.of("pause")));
    }

    /** The same plan with one more step at its end. */
    public static Plan followedBy(Plan plan, Step last) {
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.add(last);
        return new Plan(
                plan.intent(),
                plan.kind(),
                plan.headline(),
                steps,
                plan.retreat(),
                plan.facts(),
                plan.checks(),
                plan.risks(),
                plan.loss(),
                plan.lossLimitBytes(),
                plan.undo(),
                plan.approval(),
                plan.fingerprint());
    }

    public static Operation proposed(long id, Plan plan) {
        return new Operation(
                id, plan, ALICE, "#orders", NOW, NOW.plus(Duration.ofMinutes(15)), Optional.empty(), List.of());
    }

    public static Backup backup(Backup.State state, String detail) {
        return new Backup(
                "orders-20261120T031000Z",
                "orders",
                "db2",
                "/var/backups/orders-20261120T031000Z",
                Instant.parse("2026-11-20T03:10:00Z"),
                Optional.of(Instant.parse("2026-11-20T03:14:00Z")),
                state,
                2_100_000_000L,
                List.of("app", "billing"),
                detail);
    }
}
