package io.understudy.replication.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchServerIT {

    private static final ScratchSpec SPEC = ScratchSpec.named("db1").notDurable();

    private final LocalHost here = new LocalHost("here");

    @Test
    void hasChecksumsScramPasswordsAndAFreePortOnLoopbackOnly() throws Exception {
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer server = site.startPrimary(SPEC.with("wal_keep_size", "64MB"));
            assertThat(server.port()).isNotIn(5432, 5433);
            assertThat(TestSql.value(server, "SHOW data_checksums")).isEqualTo("on");
            assertThat(TestSql.value(server, "SHOW listen_addresses")).isEqualTo(ScratchServer.ADDRESS);
            assertThat(TestSql.value(server, "SHOW wal_keep_size")).isEqualTo("64MB");
            assertThat(TestSql.value(server, "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'postgres'"))
                    .isEqualTo("SCRAM-SHA-256");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.passfile())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void neverRunsAsRoot() throws Exception {
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer server = site.startPrimary(SPEC);
            assertThat(owner(server)).isNotEqualTo("root").isEqualTo(site.host().loginUser());
        }
    }

    @Test
    void recoversWhatWasCommittedAfterSigkill() throws Exception {
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer server = site.startPrimary(SPEC);
            TestSql.execute(server, "CREATE TABLE kept AS SELECT 7 AS number");
            int port = server.port();
            server.kill9();
            assertThat(server.isRunning()).isFalse();
            server.start();
            assertThat(server.port()).isEqualTo(port);
            assertThat(TestSql.value(server, "SELECT number FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void stopsAndStartsAgainAndForgivesBeingAskedTwice() throws Exception {
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer server = site.startPrimary(SPEC);
            server.stop(StopMode.FAST);
            server.stop(StopMode.FAST);
            assertThat(server.isRunning()).isFalse();
            server.start();
            server.start();
            assertThat(TestSql.value(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void closingLeavesNoProcessAndNoDirectory() {
        Family family;
        Path directory;
        try (ScratchSite site = ScratchSite.temporary()) {
            directory = site.directory();
            family = Family.of(pid(site.startPrimary(SPEC)));
            assertThat(family.members()).hasSizeGreaterThan(1).allMatch(ProcessHandle::isAlive);
        }
        family.awaitEnd(Patience.seconds(30));
        assertThat(directory).doesNotExist();
    }

    @Test
    void closingStopsAServerWhoseDataDirectoryWasMoved() throws Exception {
        Family family;
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer server = site.startPrimary(SPEC);
            server.stop(StopMode.FAST);
            Path moved = server.dataDirectory().resolveSibling("data.moved");
            Files.move(server.dataDirectory(), moved);
            PgCtl elsewhere = new PgCtl(site.host(), site.binaries(), moved);
            assertThat(elsewhere.start(server.logFile()).succeeded()).isTrue();
            family = Family.of(elsewhere.postmasterPid().orElseThrow());
        }
        family.awaitEnd(Patience.seconds(30));
    }

    @Test
    void closingEndsAFrozenServer() {
        Family family;
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer server = site.startPrimary(SPEC);
            family = Family.of(pid(server));
            server.signal("STOP");
        }
        family.awaitEnd(Patience.seconds(30));
    }

    @Test
    void closingHarmsNobodyWhoseNumberAStaleFileNames() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            try (ScratchSite site = ScratchSite.temporary()) {
                ScratchServer server = site.startPrimary(SPEC);
                server.stop(StopMode.FAST);
                Path stale = server.dataDirectory().resolve("postmaster.pid");
                site.host().writeFile(stale, bystander.pid() + "\n", 0600);
                assertThat(server.isRunning()).isFalse();
            }
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void removesWhatADeadProcessLeftWithItsServer(@TempDir Path parent) throws Exception {
        reachable(parent);
        Path left = parent.resolve("left");
        Family family = Family.of(pid(site(left).startPrimary(SPEC)));

        ScratchSite.removeLeftover(left, here, PostgresBinaries.newest(here));
        ScratchSite.removeLeftover(left, here, PostgresBinaries.newest(here));

        family.awaitEnd(Patience.seconds(30));
        assertThat(left).doesNotExist();
    }

    @Test
    void takesNothingForALeftoverThatItDidNotMake(@TempDir Path foreign) throws Exception {
        Path theirs = Files.createFile(foreign.resolve("theirs"));

        assertThatThrownBy(() -> ScratchSite.removeLeftover(foreign, here, PostgresBinaries.newest(here)))
                .isInstanceOf(ScratchException.class);
        assertThatThrownBy(() -> ScratchSite.removeLeftover(theirs, here, PostgresBinaries.newest(here)))
                .isInstanceOf(ScratchException.class);
        assertThat(theirs).exists();
    }

    @Test
    void keepsADirectoryThatItDidNotMakeAndRefusesOneThatIsNotEmpty(@TempDir Path given) throws Exception {
        reachable(given);
        try (ScratchSite site = site(given)) {
            assertThat(site.startPrimary(SPEC).isRunning()).isTrue();
            assertThatThrownBy(() -> site(given)).hasMessageContaining("not an empty directory");
        }
        assertThat(given).isEmptyDirectory();
    }

    @Test
    void makesADirectoryThatWasNamedAndRemovesIt(@TempDir Path parent) throws Exception {
        reachable(parent);
        Path named = parent.resolve("demo servers");
        try (ScratchSite site = site(named)) {
            assertThat(site.startPrimary(SPEC).isRunning()).isTrue();
        }
        assertThat(named).doesNotExist();
        assertThat(parent).exists();
    }

    @Test
    void saysWhatToInstallWhenThereAreNoServerPrograms(@TempDir Path empty) {
        assertThatThrownBy(() -> PostgresBinaries.in(here, empty))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("apt-get install postgresql-15");
    }

    @Test
    void showsTheServersOwnWordsWhenItDoesNotStart() {
        try (ScratchSite site = ScratchSite.temporary()) {
            assertThatThrownBy(() -> site.startPrimary(SPEC.with("no_such_setting", "1")))
                    .isInstanceOf(ScratchException.class)
                    .hasMessageContaining("start db1")
                    .hasMessageContaining("unrecognized configuration parameter \"no_such_setting\"");
        }
    }

    private ScratchSite site(Path directory) {
        return ScratchSite.in(directory, here, PostgresBinaries.newest(here), new SecureRandom());
    }

    private static void reachable(Path directory) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static long pid(ScratchServer server) {
        return new PgCtl(server.host(), server.site().binaries(), server.dataDirectory())
                .postmasterPid()
                .orElseThrow();
    }

    private String owner(ScratchServer server) {
        Argv ps = Argv.of("ps", "-o", "user=", "-p", Long.toString(pid(server)));
        return here.run(ps, Patience.seconds(30)).stdout().strip();
    }
}
