package io.understudy.replication.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.host.SshHost;
import io.understudy.replication.host.SshServer;
import io.understudy.replication.observe.Certificate;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.Volume;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.TestSql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VitalsInspectorIT {
    private static final Duration DEADLINE = Patience.seconds(30);
    private static ScratchPair pair;
    private final VitalsInspector inspector = new VitalsInspector(DEADLINE, Clock.systemUTC());
    private final Host here = new LocalHost("here");

    @BeforeAll
    static void start() {
        pair = ScratchPair.temporary();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    private static NodeSpec node(ScratchServer server) {
        return node(server.name(), server.dataDirectory());
    }

    private static NodeSpec node(String name, Path dataDirectory) {
        PostgresInstallation postgres = new PostgresInstallation(
                dataDirectory.toString(),
                pair.site().binaries().directory().toString(),
                pair.site().host().loginUser(),
                Optional.empty());
        return new NodeSpec(name, ScratchServer.ADDRESS, 5555, new HostAccess.Local(), postgres);
    }

    private MachineVitals vitals(ScratchServer server) {
        return inspector.vitals(node(server), here).orElseThrow();
    }

    private void run(String program, String... arguments) {
        assertThat(pair.site().host().run(Argv.of(program, arguments), DEADLINE).succeeded())
                .isTrue();
    }

    @Test
    @Tag("alert-14")
    void measuresTheVolumeOfTheDataDirectoryAsTheServersUser() throws Exception {
        Volume volume = vitals(pair.primary()).volumes().get(0);
        assertThat(volume.holds()).isEqualTo("data and WAL");
        assertThat(volume.totalBytes()).isGreaterThan(volume.freeBytes());
        assertThat(volume.freeBytes())
                .isCloseTo(
                        Files.getFileStore(pair.primary().dataDirectory()).getUsableSpace(),
                        org.assertj.core.data.Percentage.withPercentage(5));
    }

    @Test
    @Tag("alert-14")
    void theBotsOwnDirectoriesAreMeasuredToo() {
        Path directory = pair.site().directory();
        Map<String, Path> places = Map.of("backups", directory.resolve("made/later"));
        assertThat(new OwnVolumes(places).volumes(Instant.EPOCH))
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.holds()).isEqualTo("backups");
                    assertThat(volume.mount())
                            .isEqualTo(vitals(pair.primary()).volumes().get(0).mount());
                    assertThat(volume.freeBytes()).isPositive();
                });
    }

    @Test
    @Tag("alert-28")
    void clientRulesDifferByWhatTheySayOnly() throws Exception {
        Path rules = pair.standby().dataDirectory().resolve("pg_hba.conf");
        Optional<String> primarys = vitals(pair.primary()).clientRules();
        Files.writeString(rules, "\n# a remark\n\n", StandardOpenOption.APPEND);
        assertThat(primarys).isPresent().isEqualTo(vitals(pair.standby()).clientRules());
        Files.writeString(rules, "host all all 10.0.0.0/8 scram-sha-256\n", StandardOpenOption.APPEND);
        assertThat(vitals(pair.standby()).clientRules()).isPresent().isNotEqualTo(primarys);
    }

    @Test
    @Tag("alert-29")
    void aMachinesClockIsComparedBeyondWhatTheWayExplains() {
        assertThat(vitals(pair.primary()).clockAhead()).isZero();
        Duration wrong = Duration.ofMinutes(-10);
        VitalsInspector behind = new VitalsInspector(DEADLINE, Clock.offset(Clock.systemUTC(), wrong));
        assertThat(behind.vitals(node(pair.primary()), here).orElseThrow().clockAhead())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    @Test
    @Tag("alert-30")
    void theEarliestEndInTheServersCertificateFileCountsAndWithoutTlsThereIsNone() throws Exception {
        assertThat(vitals(pair.primary()).certificates()).isEmpty();
        Path data = pair.primary().dataDirectory();
        for (String[] made : new String[][] {{"soon", "9"}, {"late", "900"}}) {
            run(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-subj",
                    "/CN=" + made[0],
                    "-days",
                    made[1],
                    "-keyout",
                    data.resolve(made[0] + ".key").toString(),
                    "-out",
                    data.resolve(made[0] + ".crt").toString());
        }
        run("sh", "-c", "cd \"$1\" && cat late.key late.crt soon.crt > server.crt", "sh", data.toString());
        TestSql.execute(pair.primary(), "ALTER SYSTEM SET ssl = on");
        Certificate found = vitals(pair.primary()).certificates().get(0);
        TestSql.execute(pair.primary(), "ALTER SYSTEM RESET ssl");
        assertThat(found.file())
                .isEqualTo(data.toRealPath().resolve("server.crt").toString());
        assertThat(Duration.between(Instant.now(), found.ends()))
                .isBetween(Duration.ofDays(9).minusHours(1), Duration.ofDays(9));
    }

    @Test
    void aMachineBehindSshTellsTheSame(@TempDir Path directory) {
        try (SshServer sshd = new SshServer(directory);
                SshHost far = new SshHost("far", sshd.address(), Optional.empty())) {
            MachineVitals found = inspector.vitals(node(pair.primary()), far).orElseThrow();
            assertThat(found.clientRules()).isEqualTo(vitals(pair.primary()).clientRules());
            assertThat(found.volumes()).extracting(Volume::holds).containsExactly("data and WAL");
        }
    }

    @Test
    void whereThereIsNoDirectoryYetNothingIsMeasuredAndNobodyToAskIsNoAnswer() {
        Path absent = pair.site().directory().resolve("absent");
        assertThat(inspector.vitals(node("db9", absent), here).orElseThrow().volumes())
                .isEmpty();
        PostgresInstallation stranger = new PostgresInstallation("/data", "/bin", "no_such_user", Optional.empty());
        NodeSpec unknown = new NodeSpec("db9", "127.0.0.1", 5555, new HostAccess.Local(), stranger);
        assertThat(List.of(inspector.vitals(unknown, here))).containsExactly(Optional.empty());
    }
}
