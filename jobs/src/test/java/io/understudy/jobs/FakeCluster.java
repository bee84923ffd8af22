package io.understudy.jobs;

import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/** The cluster {@code orders} without servers. */
record FakeCluster(ManagedCluster managed, FakeWatch watch, FakeDesk desk) {

    FakeCluster() {
        this(spec(), new FakeWatch(spec()), new FakeDesk());
    }

    private FakeCluster(ClusterSpec spec, FakeWatch watch, FakeDesk desk) {
        this(
                new ManagedCluster(
                        spec, "#orders", watch, desk, List::of, FakeCluster::noTrial, FakeCluster::noInvestigation),
                watch,
                desk);
    }

    private static TrialResult noTrial() {
        throw new UnsupportedOperationException();
    }

    private static Investigation noInvestigation(Incident incident) {
        throw new UnsupportedOperationException();
    }

    private static ClusterSpec spec() {
        Login unused = new Login("unused", new Secret("unused"));
        PostgresInstallation installation = new PostgresInstallation("/data", "/bin", "postgres", Optional.empty());
        return new ClusterSpec(
                "orders",
                List.of(new NodeSpec("db1", "127.0.0.1", 1, new HostAccess.Local(), installation)),
                "postgres",
                unused,
                unused,
                new ReplicationLogin("unused", "/unused"));
    }
}
