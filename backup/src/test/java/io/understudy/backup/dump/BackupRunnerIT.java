package io.understudy.backup.dump;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.FolderLock;
import io.understudy.backup.program.Passfile;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.FakePrograms;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestBackups;
import io.understudy.backup.site.TestData;
import io.understudy.backup.seal.NoKey;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.ScratchPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRunnerIT {
    private static BackupSite site;

    @TempDir
    private Path directory;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private final MemoryNotices notices = new MemoryNotices();
    private FakePrograms programs;

    @BeforeAll
    static void startPair() throws Exception {
        site = new BackupSite(ScratchPair.temporary());
        TestData.create(site.pair().primary());
        await().until(() -> TestData.arrivedAt(site.pair().standby()));
    }

    @AfterAll
    static void stopPair() {
        site.pair().close();
    }

    @BeforeEach
    void preparePrograms() throws IOException {
        programs = FakePrograms.around(site.real(), directory.resolve("bin"));
    }

    @Test
    void aWholeBackupIsVerifiedPublishedPrivateAndTakenFromTheStandby() throws Exception {
        Backup backup = run(StandbyState.STREAMING);

        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        assertThat(backup.source()).isEqualTo("db2");
        assertThat(backup.databases()).containsExactlyInAnyOrder(TestData.ODD_NAME, "orders", "postgres");
        assertThat(backup.detail()).isEmpty();
        assertThat(catalogue.newestVerified("orders")).contains(backup);
        assertThat(complaints(Path.of(backup.directory()))).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(backup.directory()))))
                .isEqualTo("rwx------");
        for (Path file : files(Path.of(backup.directory()))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void withoutAStreamingStandbyThePrimaryIsDumpedAndThatIsSaid() {
        Backup backup = run(StandbyState.DISCONNECTED);

        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        assertThat(backup.source()).isEqualTo("db1");
        assertThat(backup.detail()).startsWith("dumped from the primary db1: db2 NOT STREAMING");
    }

    @Test
    void aStandbyThatFailsTwiceHandsTheDatabaseOverToThePrimary() throws Exception {
        programs.replace("pg_dump", """
                if [ "$PGPORT" = %d ]; then echo x >> %s; echo 'pg_dump: error: conflict' >&2; exit 1; fi
                exec "$real/pg_dump" "$@"
                """.formatted(site.pair().standby().port(), directory.resolve("attempts")));

        Backup backup = run(StandbyState.STREAMING);

        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        assertThat(backup.detail()).contains("orders was dumped from db1, because db2 failed twice");
        assertThat(Files.readAllLines(directory.resolve("attempts"))).hasSize(2 * 3);
    }

    @Test
    @Tag("F37")
    void aKilledDumpFailsLeavesNothingAndTouchesNoOlderBackup() throws Exception {
        Backup older = run(StandbyState.STREAMING);
        programs.replace("pg_dump", """
                echo half > "$file"; echo $$ > %s.new; mv %s.new %s
                exec sleep 600
                """.formatted(pidFile(), pidFile(), pidFile()));

        CompletableFuture<Backup> run = CompletableFuture.supplyAsync(() -> run(StandbyState.STREAMING));
        for (int database = 1; database <= 3; database++) {
            await().until(() -> Files.exists(pidFile()));
            long pid = Long.parseLong(Files.readString(pidFile()).strip());
            Files.delete(pidFile());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        }
        Backup killed = run.join();

        assertThat(killed.state()).isEqualTo(State.FAILED);
        assertThat(killed.detail()).contains("orders: db2: pg_dump ended with 137");
        assertThat(names(folder().path())).containsExactlyInAnyOrder(".lock", older.id());
        assertThat(catalogue.newestVerified("orders")).contains(older);
        assertThat(complaints(Path.of(older.directory()))).isEmpty();
    }

    @Test
    void aRunThatIsInterruptedEndsItsDumpAndLeavesNothing() throws Exception {
        programs.replace("pg_dump", """
                echo half > "$file"; echo $$ > %s.new; mv %s.new %s
                exec sleep 600
                """.formatted(pidFile(), pidFile(), pidFile()));
        CompletableFuture<Backup> ended = new CompletableFuture<>();
        Thread bot = new Thread(() -> ended.complete(run(StandbyState.STREAMING)));
        bot.start();
        await().until(() -> Files.exists(pidFile()));
        long pid = Long.parseLong(Files.readString(pidFile()).strip());

        bot.interrupt();

        await().until(ended::isDone);
        assertThat(ended.join().state()).isEqualTo(State.FAILED);
        assertThat(names(folder().path())).containsExactly(".lock");
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    @Tag("F41")
    void aTruncatedDumpIsNeverABackup() throws Exception {
        programs.replace("pg_dump", "\"$real/pg_dump\" \"$@\" && truncate -s -500 \"$file\"\n");
        assertFailedWith("wanted to read orders.dump to its end");
    }

    @Test
    @Tag("F41")
    void aDumpWithAFlippedBitIsNeverABackup() throws Exception {
        programs.replace("pg_dump", """
                "$real/pg_dump" "$@" || exit
                middle=$(( $(stat -c %s "$file") / 2 ))
                byte=$(od -An -tu1 -j $middle -N 1 "$file")
                printf "\\\\$(printf %o $(( byte ^ 1 )))" | dd of="$file" bs=1 seek=$middle conv=notrunc status=none
                """);
        Backup backup = run(StandbyState.STREAMING);
        assertThat(backup.state()).as(backup.detail()).isIn(State.DEGRADED, State.FAILED);
        assertThat(backup.detail()).contains("orders: wanted to read orders.dump to its end");
        assertThat(backup.databases()).doesNotContain("orders");
        assertThat(catalogue.newestVerified("orders")).isEmpty();
    }

    @Test
    @Tag("F41")
    void missingOrCutGlobalsAreNeverABackup() throws Exception {
        programs.replace("pg_dumpall", "\"$real/pg_dumpall\" \"$@\" && truncate -s -60 \"$file\"\n");
        Backup cut = run(StandbyState.STREAMING);
        assertThat(cut.state()).isEqualTo(State.DEGRADED);
        assertThat(cut.detail())
                .startsWith("roles: wanted globals.sql to end with its closing line, found it cut short");

        programs.replace("pg_dumpall", "exit 0\n");
        Backup missing = run(StandbyState.STREAMING);
        assertThat(missing.state()).isEqualTo(State.DEGRADED);
        assertThat(missing.detail()).startsWith("roles: wanted globals.sql with the roles, found no such file");
        assertThat(catalogue.newestVerified("orders")).isEmpty();
    }

    @Test
    @Tag("F41")
    void laterDamageIsFoundByVerifyingAgain() throws Exception {
        Path backup = Path.of(run(StandbyState.STREAMING).directory());
        byte[] dump = Files.readAllBytes(backup.resolve("orders.dump"));
        dump[20] ^= 1;
        Files.write(backup.resolve("orders.dump"), dump);
        assertThat(complaints(backup)).contains("wanted orders.dump as it was written, found other bytes");

        Files.delete(backup.resolve("globals.sql"));
        assertThat(complaints(backup)).contains("wanted globals.sql, found no such file");
    }

    @Test
    void oneFailingDatabaseDoesNotStopTheOthers() throws Exception {
        try (Connection holder = Sql.connect(site.pair().primary(), "orders");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE lines IN ACCESS EXCLUSIVE MODE");

            Backup backup = run(StandbyState.DISCONNECTED);

            assertThat(backup.state()).isEqualTo(State.DEGRADED);
            assertThat(backup.databases()).containsExactlyInAnyOrder(TestData.ODD_NAME, "postgres");
            assertThat(backup.detail())
                    .startsWith("orders: db1: pg_dump ended with 1,")
                    .contains("LOCK TABLE public.lines");
            assertThat(Path.of(backup.directory(), "orders.dump")).doesNotExist();
        }
    }

    @Test
    void whatTheDumperMayNotReadIsLeftOutAndSaid() throws Exception {
        Login narrow = new Login("narrow", new Secret("narrow"));
        Backup backup = run(runner(narrow, Clock.systemUTC()), StandbyState.STREAMING);

        assertThat(backup.state()).isEqualTo(State.DEGRADED);
        assertThat(backup.databases()).containsExactly("orders", "postgres");
        assertThat(backup.detail())
                .startsWith(TestData.ODD_NAME + ": db2: ")
                .contains("permission denied for table")
                .contains("narrow has no pg_read_all_data: a database in which it may not read a table fails")
                .contains("the roles are without their passwords, which narrow may not read")
                .contains("not in it: wanted to ask db2 as narrow for its pg_hba rules");
        assertThat(Files.readString(Path.of(backup.directory(), "globals.sql")))
                .contains("CREATE ROLE clerk")
                .doesNotContain("SCRAM");
    }

    @Test
    void aWrongPasswordFailsTheRunInWords() {
        Login wrong = new Login(site.dumper().user(), new Secret("not the password"));
        Backup backup = run(runner(wrong, Clock.systemUTC()), StandbyState.STREAMING);
        assertThat(backup.state()).isEqualTo(State.FAILED);
        assertThat(backup.detail())
                .startsWith("wanted to ask db2 as understudy_dumper what there is to dump, found: ")
                .contains("password authentication failed")
                .doesNotContain("not the password");
    }

    @Test
    void thePasswordIsInNoArgumentAndNoEnvironment() throws Exception {
        Path seen = directory.resolve("seen");
        programs.replace("pg_dump", "{ env; echo \"$@\"; } >> %s\nexec \"$real/pg_dump\" \"$@\"\n".formatted(seen));
        run(StandbyState.STREAMING);
        assertThat(Files.readString(seen))
                .contains("PGPASSFILE=")
                .doesNotContain(site.dumper().password().reveal());
    }

    @Test
    void aSecondRunAtTheSameTimeIsTurnedAwayAndTouchesNothing() throws Exception {
        folder().create();
        Path partial = folder().createPartial("orders-20261120T030000Z");
        BackupRunner runner = runner(site.dumper(), Clock.systemUTC());
        FolderLock.holding(folder(), () -> {
            assertThat(runner.run(site.assessment(StandbyState.STREAMING), progress -> {}))
                    .isEqualTo(new BackupResult.AlreadyRunning("orders"));
            assertThat(runner.settleLeftovers("orders")).isFalse();
            return true;
        });
        assertThat(partial).exists();
        assertThat(catalogue.recent("orders", 9)).isEmpty();
    }

    @Test
    void whatADeadBotLeftIsSettledFromTheManifestOrAsFailed() throws Exception {
        Backup published = run(StandbyState.STREAMING);
        Backup unpublished = TestBackups.ended(published.startedAt().minusSeconds(60), State.RUNNING);
        catalogue.put(published.with(State.RUNNING, ""));
        catalogue.put(unpublished);
        Path partial = folder().createPartial(unpublished.id());
        Path passfile = Passfile.of(site.dumper(), folder().path()).path();

        runner(site.dumper(), Clock.systemUTC()).settleLeftovers("orders");

        assertThat(partial).doesNotExist();
        assertThat(passfile).doesNotExist();
        assertThat(catalogue.newestVerified("orders")).contains(published);
        assertThat(catalogue.running()).isEmpty();
        assertThat(catalogue.recent("orders", 9).get(1).state()).isEqualTo(State.FAILED);
    }

    private void assertFailedWith(String words) {
        Backup backup = run(StandbyState.STREAMING);
        assertThat(backup.state()).isEqualTo(State.FAILED);
        assertThat(backup.detail()).contains(words);
        assertThat(catalogue.newestVerified("orders")).isEmpty();
        assertThat(Path.of(backup.directory())).doesNotExist();
    }

    private Backup run(StandbyState standby) {
        return run(runner(site.dumper(), Clock.systemUTC()), standby);
    }

    private static Backup run(BackupRunner runner, StandbyState standby) {
        BackupResult result = runner.run(site.assessment(standby), progress -> {});
        return ((BackupResult.Finished) result).backup();
    }

    private BackupRunner runner(Login dumper, Clock clock) {
        return new BackupRunner(settings(dumper), catalogue, notices, BackupSite.tools(clock));
    }

    private List<String> complaints(Path backup) {
        return verifier().verify(backup, progress -> {}).complaints();
    }

    private BackupVerifier verifier() {
        return new BackupVerifier(settings(site.dumper()), new LocalHost("bot"), NoKey.UNSET);
    }

    private BackupSettings settings(Login dumper) {
        return site.settings(directory.resolve("backups"), programs.directory(), dumper);
    }

    private BackupFolder folder() {
        return new BackupFolder(directory.resolve("backups/orders"));
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        return files(directory).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }
}
