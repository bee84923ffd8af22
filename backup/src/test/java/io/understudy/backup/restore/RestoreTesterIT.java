package io.understudy.backup.restore;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.RestoreTest.State;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.folder.Samples;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.DoctoredBackup;
import io.understudy.backup.site.FakePrograms;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.MemoryRestoreTests;
import io.understudy.backup.site.TestData;
import io.understudy.backup.verify.BackupProof;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTesterIT {
    @TempDir
    private static Path directory;

    private static BackupSite site;
    private static BackupSettings settings;
    private static Backup backup;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private final MemoryRestoreTests book = new MemoryRestoreTests();

    @BeforeAll
    static void makeABackup() throws Exception {
        site = new BackupSite(ScratchPair.temporary());
        TestData.create(site.pair().primary());
        await().until(() -> TestData.arrivedAt(site.pair().standby()));
        settings = site.settings(directory.resolve("backups"), site.real(), site.dumper());
        backup = backUp("backups", site.real(), StandbyState.STREAMING);
    }

    private static Backup backUp(String where, Path programs, StandbyState standby) {
        BackupResult result = new BackupRunner(
                        site.settings(directory.resolve(where), programs, site.dumper()),
                        new MemoryCatalogue(),
                        new MemoryNotices(),
                        BackupSite.tools(Clock.systemUTC()))
                .run(site.assessment(standby), progress -> {});
        return ((BackupResult.Finished) result).backup();
    }

    @AfterAll
    static void stopPair() {
        site.pair().close();
    }

    @BeforeEach
    void remember() {
        catalogue.put(backup);
    }

    @Test
    void aBackupOfAStandbyIsProvenItsSampledRowsAreFoundAndItsTimeIsKept() throws Exception {
        List<BackupProgress> told = new ArrayList<>();
        RestoreTest test = run(settings, Optional.empty(), told::add);

        assertThat(test.detail()).isEmpty();
        assertThat(test.state()).isEqualTo(State.PASSED);
        assertThat(book.history()).containsExactly(State.RUNNING, State.PASSED);
        assertThat(backup.source()).isEqualTo("db2");
        assertThat(test.tables()).isEqualTo(3);
        assertThat(test.rows()).isEqualTo(2 * 5000 + 1);
        assertThat(test.sampledRows()).isEqualTo(5 + 5 + 1);
        assertThat(test.restore()).isBetween(Duration.ofMillis(100), Duration.ofMinutes(10));
        assertThat(catalogue.find(backup.id()).orElseThrow().assurance().level())
                .isEqualTo(VerificationLevel.L3);
        assertThat(told.stream().map(BackupProgress::phase))
                .contains("restoring orders", "comparing the rows of orders");
        assertNothingIsLeft();
    }

    @Test
    void samplesHoldHashesAndNoRows() throws IOException {
        String text = Files.readString(Path.of(backup.directory()).resolve(Samples.FILE));
        assertThat(text)
                .contains("public.lines")
                .containsPattern("[0-9a-f]{64}")
                .doesNotContain("c4ca4238a0b9");
    }

    @Test
    void rowsAreSampledOnAPrimaryTooAndADumpThatLosesTheSnapshotGoesOnWithout() throws Exception {
        Backup primary = backUp("primary", site.real(), StandbyState.DISCONNECTED);
        assertThat(primary.source()).isEqualTo("db1");
        assertThat(Files.readString(Path.of(primary.directory()).resolve(Samples.FILE)))
                .contains("public.lines");

        FakePrograms programs =
                FakePrograms.around(site.real(), directory.resolve("losing")).replace("pg_dump", """
                        case "$*" in *--snapshot=*)
                          "$real/psql" -X -q -c "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
                            WHERE state = 'idle in transaction' AND usename = current_user" > /dev/null
                          echo 'pg_dump: error: invalid snapshot identifier' >&2
                          exit 1 ;;
                        esac
                        exec "$real/pg_dump" "$@"
                        """);
        Backup alone = backUp("alone", programs.directory(), StandbyState.DISCONNECTED);
        assertThat(alone.state()).as(alone.detail()).isEqualTo(Backup.State.VERIFIED);
        assertThat(alone.detail())
                .contains("no rows were sampled, because db1 ended the session that kept the snapshot");
        Backup without = backUp("without", programs.directory(), StandbyState.STREAMING);
        assertThat(without.state()).as(without.detail()).isEqualTo(Backup.State.VERIFIED);
        assertThat(without.source()).isEqualTo("db2");
        assertThat(without.detail())
                .contains("no rows were sampled, because a first dump of it failed")
                .doesNotContain("dumped from db1");
    }

    @Test
    @Tag("F39")
    void aTableThatIsMissingIsFoundAndTheBackupCountsNoMore() throws Exception {
        RestoreTest test = doctored("--exclude-table=last", "");

        assertThat(test.detail())
                .isEqualTo("orders: wanted the table public.last with 1 rows, found no such table; "
                        + "orders: wanted 1 sampled rows of public.last, found 0 of them as they were");
        assertBroken(test);
    }

    @Test
    @Tag("F39")
    void rowsThatAreMissingAndRowsThatChangedAreFound() throws Exception {
        RestoreTest fewer = doctored("--format=custom", "DELETE FROM lines WHERE id > 4990");
        assertThat(fewer.detail()).contains("orders: wanted 5000 rows in public.lines, found 4990");
        assertBroken(fewer);

        RestoreTest other = doctored("--format=custom", "UPDATE lines SET word = upper(word) WHERE word ~ '[a-f]'");
        assertThat(other.detail())
                .contains("orders: wanted 5 sampled rows of public.lines, found 0 of them as they were");
        assertBroken(other);
    }

    @Test
    void whatThePlaceLacksIsNotTheBackupsFault() throws Exception {
        FakePrograms programs =
                FakePrograms.around(site.real(), directory.resolve("bin")).replace("pg_restore", """
                        echo 'pg_restore: error: could not execute query: ERROR:  could not open extension control file \
                        "/usr/share/postgresql/15/extension/postgis.control": No such file or directory' >&2
                        exit 1
                        """);
        RestoreTest test = run(
                site.settings(directory.resolve("backups"), programs.directory(), site.dumper()),
                Optional.of(backup.id()),
                progress -> {});

        assertThat(test.state()).isEqualTo(State.FAILED);
        assertThat(test.detail())
                .startsWith("not the backup's fault, of which nothing more is known")
                .contains("the extension postgis is not installed there; install it (Debian: postgresql-15-postgis)");
        assertThat(catalogue.find(backup.id()).orElseThrow().state()).isEqualTo(Backup.State.VERIFIED);
        assertNothingIsLeft();
    }

    @Test
    @Tag("F41")
    void whatARestoreTestCalledBrokenCountsAgainOnlyAfterARestoreTest() throws Exception {
        catalogue.disproven(backup.id(), Backup.DOES_NOT_RESTORE + "too few rows");
        assertThatThrownBy(() -> new BackupProof(settings, catalogue, new LocalHost("bot"), Clock.systemUTC())
                        .prove(backup.id(), progress -> {}))
                .hasMessage("wanted to verify " + backup.id()
                        + ", found that it does not restore: too few rows. That it can be read would not disprove that:"
                        + " run /replica backup restore-test orders " + backup.id());
        assertThat(catalogue.newestVerified("orders")).isEmpty();

        assertThat(run(settings, Optional.of(backup.id()), progress -> {}).state())
                .isEqualTo(State.PASSED);
        assertThat(catalogue.newestVerified("orders").map(Backup::id)).contains(backup.id());
    }

    @Test
    void aDirectoryThatIsNotThereSaysNothingOfTheBackup() throws Exception {
        Path published = Path.of(backup.directory());
        Path elsewhere = Files.move(published, directory.resolve("unmounted"));
        try {
            assertThat(run(settings, Optional.empty(), progress -> {}).detail())
                    .endsWith("wanted " + published + ", found no such directory. Is its disk mounted?");
        } finally {
            Files.move(elsewhere, published);
        }
        assertThat(catalogue.find(backup.id()).orElseThrow().state()).isEqualTo(Backup.State.VERIFIED);
    }

    @Test
    void aTestThatIsInterruptedEndsLeavesNothingAndSaysNothingOfTheBackup() throws Exception {
        CompletableFuture<Thread> restoring = new CompletableFuture<>();
        CompletableFuture<RestoreTest> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> ended.complete(run(settings, Optional.empty(), progress -> {
            if (progress.phase().startsWith("restoring orders")) {
                restoring.complete(Thread.currentThread());
            }
        })));
        thread.start();
        restoring.join().interrupt();

        assertThat(ended.join().state()).isEqualTo(State.FAILED);
        assertThat(ended.join().detail()).isEqualTo("it was cancelled; of the backup nothing more is known");
        assertThat(catalogue.find(backup.id()).orElseThrow().state()).isEqualTo(Backup.State.VERIFIED);
        assertNothingIsLeft();
    }

    @Test
    void whatABotThatDiedLeftIsStoppedRemovedAndCalledFailed() throws Exception {
        Path left = TrialFolder.of(settings, "orders").newServer();
        ScratchSite lost =
                ScratchSite.in(left, new LocalHost("bot"), site.pair().site().binaries(), new SecureRandom());
        ScratchServer server = lost.startPrimary(ScratchSpec.named("restore").notDurable());
        RestoreTest running = new RestoreTest(
                "orders", backup.id(), Instant.EPOCH, Optional.empty(), State.RUNNING, Duration.ZERO, 0, 0, 0, "");
        book.put(running);

        assertThat(tester(settings).settleLeftovers("orders")).isTrue();

        assertThat(server.isRunning()).isFalse();
        assertNothingIsLeft();
        assertThat(book.running()).isEmpty();
        assertThat(book.recent("orders", 1).get(0).detail()).startsWith("the bot stopped while it ran");
    }

    @Test
    void aBackupThatIsNotThereIsSaidAndNothingIsRemembered() {
        RestoreTestResult result =
                tester(settings).run("orders", Optional.of("orders-20000101T000000Z"), progress -> {});
        assertThat(((RestoreTestResult.NotBegun) result).why())
                .isEqualTo("there is no backup orders-20000101T000000Z of orders");
        assertThat(book.history()).isEmpty();
    }

    /** The same backup with other bytes in one dump and sums that fit. */
    private RestoreTest doctored(String option, String change) throws Exception {
        Backup other = DoctoredBackup.of(backup, site, option, change);
        catalogue.put(other);
        return run(settings, Optional.of(other.id()), progress -> {});
    }

    private void assertBroken(RestoreTest test) {
        assertThat(test.state()).isEqualTo(State.FAILED);
        assertThat(catalogue.find(test.backup()).orElseThrow().state()).isEqualTo(Backup.State.FAILED);
    }

    private static void assertNothingIsLeft() throws IOException {
        TrialFolder folder = TrialFolder.of(settings, "orders");
        assertThat(folder.leftServers()).isEmpty();
        try (Stream<Path> files = Files.list(folder.work().path())) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly(".lock");
        }
    }

    private RestoreTest run(BackupSettings with, Optional<String> id, Consumer<BackupProgress> progress) {
        return ((RestoreTestResult.Finished) tester(with).run("orders", id, progress)).test();
    }

    private RestoreTester tester(BackupSettings with) {
        return new RestoreTester(with, catalogue, book, new LocalHost("bot"), Clock.systemUTC());
    }
}
