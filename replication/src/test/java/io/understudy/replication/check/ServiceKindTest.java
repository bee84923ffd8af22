package io.understudy.replication.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.ServiceFinding;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Check.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a node's declared service, and of what was found on its machine. */
class ServiceKindTest {
    private static final ServiceKind DEBIAN = new ServiceKind.Debian(15, "main");
    private static final ServiceKind UNIT = new ServiceKind.Systemd("postgresql@15-main", Optional.empty());
    private final PairSketch pair = new PairSketch();

    @Test
    void namesTheServiceThatIsAsDeclared() {
        assertThat(sentences(Verdict.PASS)).contains("started and stopped with pg_ctl, as declared");
    }

    @Test
    void namesTheDebianClusterThatIsAsDeclaredAndTheUnitThatItsServerRunsIn() {
        pair.declaredForDb1 = DEBIAN;
        pair.ownConfiguration = false;
        pair.service = new ServiceFinding(true, Optional.of("/data/db1"), false);
        pair.signs = signs(Optional.of("15 main"), Optional.of("postgresql@15-main.service"));
        assertThat(sentences(Verdict.PASS))
                .contains(
                        "started and stopped with Debian cluster 15 main, as declared, its server runs in systemd's unit"
                                + " postgresql@15-main.service");
    }

    @Test
    @Tag("H1")
    void aDebianClusterThatIsDeclaredAsPgCtlGetsTheLineToWrite() {
        pair.ownConfiguration = false;
        pair.signs = signs(Optional.of("15 main"), Optional.empty());
        assertThat(pair.failure().name()).isEqualTo("can-be-started");
        assertThat(warning("service").hint()).isEqualTo("write service: {kind: debian, version: 15, cluster: main}");
    }

    @Test
    @Tag("H1")
    void aDebianClusterWithoutItsConfigurationGetsTheCommandThatMakesIt() {
        pair.declaredForDb1 = DEBIAN;
        pair.ownConfiguration = false;
        assertThat(pair.failure().sentence())
                .startsWith("The configuration /etc/postgresql/15/main/postgresql.conf of db1 is not there");
        assertThat(pair.failure().hint()).contains("pg_createcluster -d /data/db1 15 main");
    }

    @Test
    void aDebianClusterOfAnotherDirectoryIsNeverSteered() {
        pair.declaredForDb1 = DEBIAN;
        pair.service = new ServiceFinding(true, Optional.of("/var/lib/postgresql/15/main"), false);
        assertThat(pair.failure().sentence())
                .isEqualTo("/etc/postgresql/15/main/postgresql.conf is for the data directory"
                        + " /var/lib/postgresql/15/main, and /data/db1 is declared for db1: another server would be"
                        + " started and stopped.");
        pair.service = new ServiceFinding(true, Optional.empty(), false);
        assertThat(pair.failure().sentence()).contains("names no data_directory");
    }

    @Test
    void aUnitOnAMachineThatSystemdDoesNotRunIsFound() {
        pair.declaredForDb1 = UNIT;
        assertThat(pair.failure().sentence())
                .isEqualTo("systemd does not run the machine of db1, so that its systemd unit postgresql@15-main cannot"
                        + " be started or stopped.");
    }

    @Test
    void aServerOutsideOfItsUnitIsFound() {
        pair.declaredForDb1 = UNIT;
        pair.service = new ServiceFinding(false, Optional.empty(), true);
        assertThat(warning("service").sentence())
                .isEqualTo("wanted its server in systemd's unit postgresql@15-main as declared, found it outside of"
                        + " systemd");
        pair.signs = signs(Optional.empty(), Optional.of("postgresql@15-main.service"));
        assertThat(sentences(Verdict.PASS))
                .anyMatch(sentence -> sentence.startsWith("started and stopped with systemd unit postgresql@15-main"));
    }

    @Test
    void aLoginUserWhoMayNotSteerTheUnitGetsTheSudoersLines() {
        pair.declaredForDb1 = UNIT;
        pair.service = new ServiceFinding(false, Optional.empty(), true);
        pair.signs = new ServiceSigns(
                Optional.empty(),
                Optional.of("postgresql@15-main.service"),
                new Autostart.Allowed("enabled"),
                List.of("ops ALL=(root) NOPASSWD: one", "ops ALL=(root) NOPASSWD: two"));
        assertThat(pair.failure().hint())
                .isEqualTo(
                        "add to a file in /etc/sudoers.d:\nops ALL=(root) NOPASSWD: one\nops ALL=(root) NOPASSWD: two");
    }

    @Test
    void aLoginUserWhoIsNotTheOwnerGetsTheLinesForBoth() {
        pair.declaredForDb1 = UNIT;
        pair.machine = Optional.of(new MachineAnswer.NotBecome("ops", "postgres", "sudo: a password is required"));
        assertThat(pair.failure().hint())
                .contains("ops ALL=(postgres) NOPASSWD: ALL\nand for its unit:\n")
                .contains("ops ALL=(root) NOPASSWD: /usr/bin/systemctl mask postgresql@15-main\n");
    }

    @Test
    void nobodyIsToldToOpenTheDirectoryOfAServerThatMustNotStart() {
        pair.directory = new MachineAnswer.Ownership("postgres", "701");
        pair.signs = new ServiceSigns(
                Optional.empty(), Optional.empty(), new Autostart.Forbidden("a marker is there"), List.of());
        assertThat(pair.found(Verdict.BLOCK)).isEmpty();
        assertThat(warning("autostart").sentence()).isEqualTo("db1 may not be started: a marker is there");
    }

    private Check warning(String name) {
        return pair.found(Verdict.WARN).stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> sentences(Verdict verdict) {
        return pair.found(verdict).stream().map(Check::sentence).toList();
    }

    private static ServiceSigns signs(Optional<String> debianCluster, Optional<String> unit) {
        return new ServiceSigns(debianCluster, unit, new Autostart.Allowed("as found"), List.of());
    }
}
