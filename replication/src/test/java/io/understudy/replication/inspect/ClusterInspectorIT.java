package io.understudy.replication.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.ServerFiles;
import io.understudy.replication.plan.Background;
import io.understudy.replication.plan.CloserLook;
import io.understudy.replication.plan.Inspection;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.sweep.Watch;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterInspectorIT {
    private static ScratchPair pair;
    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    @BeforeAll
    static void start() {
        pair = ScratchPair.temporary();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void readsServersSettingsAndMachinesAtOneMoment() {
        try (Watch watch = new Watch(pair.primary(), pair.standby())) {
            Inspection found = inspect(watch);
            assertThat(found.assessment().state()).isEqualTo(ClusterState.HEALTHY);
            assertThat(found.details()).containsOnlyKeys("db1", "db2");
            assertThat(found.hosts()).containsOnlyKeys("db1", "db2");
            assertThat(found.hosts().get("db1"))
                    .isInstanceOfSatisfying(HostFinding.Seen.class, seen -> assertThat(seen.postmaster())
                            .isInstanceOf(HostFinding.Postmaster.Running.class));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void readsTheFilesAndPrivilegesThatOnlyPreflightChecksAskFor() {
        try (Watch watch = new Watch(pair.primary(), pair.standby())) {
            CloserLook closer = inspect(watch).closer();
            Readiness readiness = closer.readiness().get("db2");
            assertThat(readiness.mayPromote()).isTrue();
            assertThat(readiness.libraries()).contains("$libdir/plpgsql");
            assertThat(readiness.subscriptions()).isEmpty();
            assertThat(readiness.archiver().fails()).isFalse();
            ServerFiles files = closer.files().get("db2");
            assertThat(files.missingLibraries()).contains(List.of());
            assertThat(files.clientRules())
                    .hasValueSatisfying(rules -> assertThat(rules).anyMatch(rule -> rule.contains("replication")));
            assertThat(files.controlSettings()).containsKeys("max_connections", "max_locks_per_transaction");
            assertThat(files.configured()).containsEntry("synchronous_standby_names", "");
            assertThat(files.walFreeBytes().orElseThrow()).isPositive();
            assertThat(files.programVersion().orElse("")).startsWith("15.");
            assertThat(files.place().owner()).contains(files.place().user());
            assertThat(files.place().parentWritable()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aHangingNodeIsUnknownAndKeepsNobodyElseUnseen() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Watch watch = new Watch(withHanging(silent.getLocalPort()))) {
            Inspection found = inspect(watch);
            assertThat(found.assessment().view().of("db2")).isInstanceOf(Standby.class);
            assertThat(found.assessment().view().of("db3")).isInstanceOf(Unknown.class);
            assertThat(found.assessment().primary()).isPresent();
            assertThat(found.details()).containsOnlyKeys("db1", "db2");
        } finally {
            threads.shutdownNow();
        }
    }

    private Inspection inspect(Watch watch) {
        return new ClusterInspector(
                        watch.observer(),
                        watch.detailsProbe(),
                        new HostInspector(Patience.seconds(30)),
                        new CloserInspector(
                                watch.readinessProbe(),
                                new FilesInspector(Patience.seconds(30)),
                                node -> new LocalHost(node.name())),
                        node -> new LocalHost(node.name()),
                        threads,
                        Patience.seconds(30),
                        Thresholds.DEFAULT)
                .inspect(Remembered.NOTHING, Background.NONE);
    }

    private static ClusterSpec withHanging(int port) {
        ClusterSpec spec = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        List<NodeSpec> nodes = new ArrayList<>(spec.nodes());
        nodes.add(new NodeSpec(
                "db3",
                "127.0.0.1",
                port,
                new HostAccess.Local(),
                spec.requireNode("db1").postgres()));
        return new ClusterSpec(spec.name(), nodes, spec.database(), spec.watcher(), spec.operator(), spec.replicator());
    }
}
