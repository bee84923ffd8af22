package io.understudy.replication.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.sweep.Watch;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one look makes of servers in good and in bad states. */
class NodeProbeIT {
    private static ScratchPair pair;

    @BeforeAll
    static void start() {
        pair = ScratchPair.temporary();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void fillsAPrimaryAndAStandbyInOneRoundTripEach() throws Exception {
        Primary primary = (Primary) look("db1");
        assertThat(primary.facts().seesStatistics()).isTrue();
        assertThat(primary.facts().timeline()).isEqualTo(1);
        assertThat(primary.facts().dataDirectory())
                .contains(pair.primary().dataDirectory().toString());
        assertThat(primary.senders()).singleElement().satisfies(sender -> {
            assertThat(sender.applicationName()).isEqualTo("db2");
            assertThat(sender.isStreaming()).isTrue();
        });
        assertThat(primary.slots()).singleElement().satisfies(slot -> assertThat(slot.active())
                .isTrue());
        Standby standby = (Standby) look("db2");
        assertThat(standby.facts().systemIdentifier()).isEqualTo(primary.facts().systemIdentifier());
        assertThat(standby.upstreamSlot()).contains("db2");
        assertThat(standby.receiver()).hasValueSatisfying(receiver -> {
            assertThat(receiver.isStreaming()).isTrue();
            assertThat(receiver.senderPort()).isEqualTo(pair.primary().port());
            assertThat(receiver.lastMessageAt()).isPresent();
        });
    }

    @Test
    void aRestartBetweenTwoLooksIsNotTakenForAnEnd() {
        ClusterSpec spec = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        try (NodeConnections kept = new NodeConnections(spec, spec.watcher(), Deadlines.OF_A_LOOK)) {
            NodeProbe probe = new NodeProbe(kept, Clock.systemUTC());
            NodeObservation before = probe.look("db2");
            pair.standby().stop(StopMode.FAST);
            pair.standby().start();
            NodeObservation after = probe.look("db2");
            assertThat(after.server().orElseThrow().startedAt())
                    .isAfter(before.server().orElseThrow().startedAt());
        }
    }

    @Test
    @Tag("alert-23")
    void aStoppedServerIsDownAndAnUnreachableMachineIsUnknown() {
        pair.standby().stop(StopMode.FAST);
        try {
            assertThat(look("db2")).isInstanceOfSatisfying(Down.class, seen -> assertThat(seen.reason())
                    .isEqualTo(DownReason.REFUSED));
        } finally {
            pair.standby().start();
        }
        assertThat(lookAt("no-such-machine.invalid", 5432)).isEqualTo(UnknownReason.NO_ROUTE);
    }

    @Test
    @Tag("alert-23")
    void aServerThatTakesTheConnectionAndSaysNothingTimesOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(lookAt("127.0.0.1", silent.getLocalPort())).isEqualTo(UnknownReason.TIMEOUT);
        }
    }

    @Test
    @Tag("alert-23")
    void aWrongPasswordIsUnknownNotDown() {
        Login wrong = new Login(RoleNames.DEFAULT.watcher(), new Secret("wrong"));
        assertThat(look("db1", wrong)).isInstanceOfSatisfying(Unknown.class, seen -> {
            assertThat(seen.reason()).isEqualTo(UnknownReason.LOGIN_REFUSED);
            assertThat(seen.detail()).doesNotContain("wrong");
        });
    }

    @Test
    @Tag("alert-23")
    void aFullServerIsUnknownNotDown() throws Exception {
        TestSql.execute(pair.primary(), "ALTER ROLE understudy_watcher CONNECTION LIMIT 1");
        Patience.await().until(() -> look("db1"), Primary.class::isInstance);
        try (Connection only = TestSql.connect(pair.primary(), RoleNames.DEFAULT.watcher())) {
            assertThat(only.isValid(5)).isTrue();
            assertThat(look("db1")).isInstanceOfSatisfying(Unknown.class, seen -> assertThat(seen.reason())
                    .isEqualTo(UnknownReason.TOO_MANY_CLIENTS));
        } finally {
            TestSql.execute(pair.primary(), "ALTER ROLE understudy_watcher CONNECTION LIMIT -1");
        }
    }

    @Test
    @Tag("H3")
    void aStandbyThatTakesNoConnectionsIsWarmNotStarting() throws Exception {
        TestSql.execute(pair.standby(), "ALTER SYSTEM SET hot_standby = off");
        pair.standby().stop(StopMode.FAST);
        pair.standby().start();
        try {
            Patience.await().until(() -> look("db2"), WarmStandby.class::isInstance);
        } finally {
            pair.standby().stop(StopMode.FAST);
            Path autoConf = pair.standby().dataDirectory().resolve("postgresql.auto.conf");
            String without = Files.readString(autoConf).replace("hot_standby = 'off'", "");
            pair.site().host().writeFile(autoConf, without, 0600);
            pair.standby().start();
        }
    }

    @Test
    void detailsHoldTheSettingsAndTheOldestWalAndNoSecret() {
        ClusterSpec spec = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        try (Watch watch = new Watch(spec)) {
            NodeDetails primary = watch.detailsProbe().details("db1").orElseThrow();
            assertThat(primary.settings())
                    .containsEntry("wal_level", "replica")
                    .containsEntry("max_connections", "50")
                    .containsEntry("primary_conninfo", "");
            assertThat(primary.oldestWal()).isPresent();
            assertThat(primary.walSegmentBytes()).isEqualTo(16L << 20);
            assertThat(primary.databases()).containsExactly("postgres");
            assertThat(primary.databaseBytes()).isPositive();
            assertThat(primary.history().orElseThrow().timeline()).isEqualTo(1);
            NodeDetails standby = watch.detailsProbe().details("db2").orElseThrow();
            assertThat(standby.settings())
                    .containsEntry("primary_conninfo", "set")
                    .containsEntry("primary_conninfo.host", "127.0.0.1")
                    .containsEntry(
                            "primary_conninfo.port",
                            Integer.toString(pair.primary().port()))
                    .containsEntry("primary_conninfo.application_name", "db2");
            assertThat(standby.settings().toString()).doesNotContain("passfile");
        }
    }

    private static NodeObservation look(String node) {
        ClusterSpec spec = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        return look(spec, node, spec.watcher());
    }

    private static NodeObservation look(String node, Login login) {
        return look(Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby()), node, login);
    }

    private static UnknownReason lookAt(String address, int port) {
        ClusterSpec pairs = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        NodeSpec elsewhere = new NodeSpec(
                "db9",
                address,
                port,
                new HostAccess.Local(),
                new PostgresInstallation("/data", "/bin", "postgres", Optional.empty()));
        ClusterSpec spec = new ClusterSpec(
                "other", List.of(elsewhere), "postgres", pairs.watcher(), pairs.operator(), pairs.replicator());
        return ((Unknown) look(spec, "db9", spec.watcher())).reason();
    }

    private static NodeObservation look(ClusterSpec spec, String node, Login login) {
        try (NodeConnections connections = new NodeConnections(spec, login, Deadlines.OF_A_LOOK)) {
            return new NodeProbe(connections, Clock.systemUTC()).look(node);
        }
    }
}
