package io.understudy.replication.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.theatre.DebianClusters;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real servers that must not start, and may again. */
class AutostartIT {
    private static final Duration SHORT = Patience.seconds(20);
    private static ScratchSite site;
    private static ScratchServer plain;
    private static ScratchServer packaged;
    private static DebianClusters clusters;

    @BeforeAll
    static void makeServers() {
        site = ScratchSite.temporary();
        clusters = new DebianClusters(site.host());
        plain = site.startPrimary(ScratchSpec.named("db1").notDurable());
        packaged = site.startPrimary(ScratchSpec.named("db2").notDurable());
        clusters.adopt(packaged);
    }

    @AfterAll
    static void removeServers() {
        clusters.close();
        site.close();
    }

    @BeforeEach
    void start() {
        plain.start();
    }

    @Test
    @Tag("H1")
    void aServerThatPgCtlStartsRefusesWhileItIsForbiddenAndStartsWhenItIsAllowedAgain() {
        PostgresService service = service(plain, new ServiceKind.PgCtl());
        assertThat(service.autostart()).isInstanceOf(Autostart.Allowed.class);

        succeed(service.forbidAutostart());
        succeed(service.forbidAutostart());
        succeed(service.stop());
        assertThat(service.start().succeeded()).isFalse();
        assertThat(plain.isRunning()).isFalse();
        assertThat(shell("tail -n 3 \"$1\"", plain.logFile().toString())).contains("invalid permissions");
        assertThat(service.autostart())
                .isEqualTo(new Autostart.Forbidden(
                        data() + "/understudy.fenced is there, and no server starts with mode" + " 701 of " + data()));
        assertThat(shell("cat \"$1/understudy.fenced\"", data()))
                .startsWith("Understudy has fenced db1: its server must not start")
                .contains("To undo: /replica unfence db1");

        succeed(service.allowAutostart());
        succeed(service.allowAutostart());
        assertThat(service.autostart()).isInstanceOf(Autostart.Allowed.class);
        succeed(service.start());
        assertThat(shell("stat -c %a \"$1\"", data())).isEqualTo("700\n");
    }

    @Test
    void aDirectoryThatARewindHasLockedIsNoFencedOneAndStaysLockedWhenAFenceGoes() {
        PostgresService service = service(plain, new ServiceKind.PgCtl());
        succeed(service.stop());
        shell("chmod o+x \"$1\"", data());
        assertThat(service.autostart()).isInstanceOf(Autostart.Allowed.class);

        succeed(service.forbidAutostart());
        succeed(service.allowAutostart());

        assertThat(service.start().succeeded()).isFalse();
        shell("chmod o-x \"$1\"", data());
    }

    @Test
    void whatIsNotThereIsUnknownAndNothingIsMade() {
        plain.stop(StopMode.IMMEDIATE);
        shell("mv \"$1\" \"$1.away\"", data());
        PostgresService service = service(plain, new ServiceKind.PgCtl());
        assertThat(service.autostart()).isEqualTo(new Autostart.Unknown("there is no directory " + data()));
        assertThat(service.forbidAutostart().succeeded()).isFalse();
        shell("mv \"$1.away\" \"$1\"", data());
    }

    @Test
    @Tag("H1")
    @Tag("story-8")
    void aDebianClusterIsRefusedByPgCtlclusterWhileItIsForbiddenAndItsFilesAreTheOldOnesAfterwards() {
        PostgresService service = service(packaged, clusters.of("db2"));
        String before = clusters.configurations();
        assertThat(service.autostart()).isInstanceOf(Autostart.Allowed.class);

        succeed(service.forbidAutostart());
        succeed(service.forbidAutostart());
        succeed(service.stop());
        assertThat(service.start().complaint()).isEqualTo("Error: Cluster is disabled");
        assertThat(clusters.tryToStart("db2").complaint()).isEqualTo("Error: Cluster is disabled");
        assertThat(service.autostart()).isInstanceOf(Autostart.Forbidden.class);
        assertThat(shell("cat \"$1/start.conf\"", clusters.of("db2").configDirectory()))
                .contains("# Understudy has fenced db2")
                .contains("To undo: /replica unfence db2");

        succeed(service.allowAutostart());
        succeed(service.allowAutostart());
        assertThat(clusters.configurations()).isEqualTo(before);
        succeed(service.start());
    }

    @Test
    void aDebianClusterThatPeopleHaveDisabledIsNotAllowedByUs() {
        PostgresService service = service(packaged, clusters.of("db2"));
        String directory = clusters.of("db2").configDirectory();
        shell("cp -p \"$1/start.conf\" \"$1/kept\"; echo disabled > \"$1/start.conf\"", directory);

        succeed(service.forbidAutostart());

        assertThat(service.allowAutostart().complaint())
                .endsWith("/start.conf says disabled, and not by Understudy: write auto or manual by hand");
        shell("mv \"$1/kept\" \"$1/start.conf\"", directory);
    }

    private static PostgresService service(ScratchServer server, ServiceKind kind) {
        PostgresInstallation postgres = new PostgresInstallation(
                server.dataDirectory().toString(),
                site.binaries().directory().toString(),
                site.host().loginUser(),
                Optional.of(server.logFile().toString()),
                kind);
        NodeSpec node =
                new NodeSpec(server.name(), ScratchServer.ADDRESS, server.port(), new HostAccess.Local(), postgres);
        return PostgresService.of(node, new LocalHost("here"));
    }

    private static String data() {
        return plain.dataDirectory().toString();
    }

    private static String shell(String script, String argument) {
        return site.host()
                .run(Argv.of("sh", "-eu", "-c", script, "sh", argument), SHORT)
                .stdout();
    }

    private static void succeed(CommandResult result) {
        assertThat(result.succeeded()).as(result.complaint()).isTrue();
    }
}
