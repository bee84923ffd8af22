package io.understudy.backup.dump;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.FakePrograms;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestData;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in the middle of a dump, on a pair whose standby gives way to replay after a tenth of a second. */
class DumpTroubleIT {
    /** Of {@code orders}, slow enough that something can happen meanwhile. */
    private static final DumpSettings SLOW =
            new DumpSettings(Format.CUSTOM, 1, Compression.NONE, Optional.empty(), 1_000_000, Optional.empty());

    private static BackupSite site;

    @TempDir
    private Path directory;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private FakePrograms programs;

    @BeforeAll
    static void startPair() throws Exception {
        site = new BackupSite(ScratchPair.temporary());
        TestData.create(primary());
        Sql.execute(primary(), "orders", """
                CREATE TABLE bulk AS SELECT id, repeat(md5(id::text), 30) AS words FROM generate_series(1, 2000) AS id;
                CREATE TABLE changing AS SELECT 1 AS here;
                """);
        Sql.execute(standby(), "postgres", "ALTER SYSTEM SET max_standby_streaming_delay = '100ms'");
        Sql.execute(standby(), "postgres", "SELECT pg_reload_conf()");
        await().until(() -> exists(standby(), "changing"));
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
    @Tag("F38")
    void aDumpThatReplayCancelledIsMadeAgain() throws Exception {
        Conflicts conflicts = new Conflicts(1);

        Backup backup = run(settings(SLOW, true), ReplayHold.NEVER, conflicts);

        assertThat(conflicts.made).isEqualTo(1);
        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        assertThat(entry(backup, "orders").source()).isEqualTo("db2");
        assertThat(entry(backup, "orders").rows()).containsEntry("public.bulk", 2000L);
    }

    @Test
    @Tag("F38")
    void aDumpThatReplayCancelsAgainAndAgainIsTakenFromThePrimary() throws Exception {
        Conflicts conflicts = new Conflicts(2);

        Backup backup = run(settings(SLOW, true), ReplayHold.NEVER, conflicts);

        assertThat(conflicts.made).isEqualTo(2);
        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        assertThat(entry(backup, "orders").source()).isEqualTo("db1");
        assertThat(backup.detail()).isEqualTo("orders was dumped from db1, because db2 failed twice");
    }

    @Test
    @Tag("F38")
    void ifThePrimaryMayNotBeDumpedAConflictIsNeverSuccess() throws Exception {
        Backup backup = run(settings(SLOW, false), ReplayHold.NEVER, new Conflicts(2));

        assertThat(backup.state()).isEqualTo(State.DEGRADED);
        assertThat(backup.databases()).containsExactlyInAnyOrder(TestData.ODD_NAME, "postgres");
        assertThat(backup.detail())
                .startsWith("orders: db2: pg_dump ended with 1, ")
                .contains("conflict with recovery");
        assertThat(catalogue.newestVerified("orders")).isEmpty();
    }

    @Test
    @Tag("F38")
    void whileReplayIsHeldNoConflictArises() throws Exception {
        RealHold hold = new RealHold();
        Conflicts conflicts = new Conflicts(1);

        Backup backup = run(settings(held(SLOW), true), hold, conflicts);

        assertThat(conflicts.made).isEqualTo(1);
        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        assertThat(backup.detail()).isEmpty();
        assertThat(Manifest.read(Path.of(backup.directory())).source().replayPaused())
                .isTrue();
        assertThat(hold.longest).isEqualTo(Duration.ofMinutes(5));
        assertThat(replayPaused()).isFalse();
    }

    @Test
    void aHoldThatIsRefusedIsSaidAndTheDumpGoesOn() throws Exception {
        ReplayHold refusing =
                (cluster, node, longest) -> new ReplayHold.NotHeld("a switchover of " + cluster + " runs");
        Backup backup = run(settings(held(DumpSettings.DEFAULT), true), refusing, progress -> {});
        assertThat(backup.state()).isEqualTo(State.VERIFIED);
        assertThat(backup.detail()).isEqualTo("replay was not paused on db2: a switchover of orders runs");
    }

    @Test
    @Tag("F37")
    void aKilledDumpLetsReplayGoOn() throws Exception {
        programs.replace("pg_dump", """
                "$real/psql" -Atc 'SELECT pg_is_wal_replay_paused()' >> %s
                echo half > "$file"; kill -9 $$
                """.formatted(directory.resolve("paused")));

        Backup backup = run(settings(held(DumpSettings.DEFAULT), true), new RealHold(), progress -> {});

        assertThat(backup.state()).isEqualTo(State.FAILED);
        assertThat(backup.detail()).contains("pg_dump ended with 137");
        assertThat(Files.readAllLines(directory.resolve("paused"))).containsOnly("t");
        assertThat(replayPaused()).isFalse();
        assertThat(names(directory.resolve("backups/orders"))).containsExactly(".lock");
    }

    @Test
    void aCancelledRunLeavesNothingAndLetsReplayGoOn() throws Exception {
        CompletableFuture<Backup> ended = new CompletableFuture<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread bot = new Thread(() -> {
            ended.complete(run(settings(held(SLOW), true), new RealHold(), progress -> {
                if (progress.at().equals("public.bulk")) {
                    Thread.currentThread().interrupt();
                }
            }));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        bot.start();

        await().until(stillInterrupted::isDone);

        assertThat(stillInterrupted.join()).isTrue();
        assertThat(ended.join().state()).isEqualTo(State.FAILED);
        assertThat(ended.join().detail()).isEqualTo("cancelled");
        assertThat(replayPaused()).isFalse();
        assertThat(names(directory.resolve("backups/orders"))).containsExactly(".lock");
        await().until(() -> Sql.value(standby(), "postgres", """
                        SELECT count(*) FROM pg_stat_activity WHERE application_name = 'understudy-backup'
                        """).equals("0"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("F20")
    void aDiskThatFillsUpInMidDumpFailsTheRunAndTouchesNoOlderBackup(boolean encrypted) throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        mount("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", small.toString());
        try {
            Optional<EncryptionSettings> encryption =
                    encrypted ? Optional.of(BackupSite.encryption(directory.resolve("key"))) : Optional.empty();
            BackupSettings settings = BackupSite.settings(
                    small, programs.directory(), site.dumper(), true, DumpSettings.DEFAULT, encryption);
            Backup older = run(settings, ReplayHold.NEVER, progress -> {});
            assertThat(older.state()).as(older.detail()).isEqualTo(State.VERIFIED);
            Path filler = small.resolve("filler");
            programs.replace("pg_dump", """
                    dd if=/dev/zero of=%s bs=64k status=none 2>/dev/null; truncate -s -50K %s
                    exec "$real/pg_dump" "$@"
                    """.formatted(filler, filler));

            Backup full = run(settings, ReplayHold.NEVER, progress -> {});

            assertThat(full.state()).isEqualTo(State.FAILED);
            assertThat(full.detail()).contains("found no space left in " + small.resolve("orders"));
            assertThat(names(small.resolve("orders"))).containsExactlyInAnyOrder(".lock", older.id());
            assertThat(catalogue.find(full.id())).contains(full);
            assertThat(catalogue.newestVerified("orders")).contains(older);
        } finally {
            mount("umount", small.toString());
        }
    }

    /** Changes a table under the dump, so many times, each while another table is being dumped. */
    private static final class Conflicts implements Consumer<BackupProgress> {
        private final int wanted;
        private int made;
        private boolean armed = true;

        private Conflicts(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void accept(BackupProgress progress) {
            boolean there = progress.at().equals("public.bulk");
            if (there && armed && made < wanted) {
                made++;
                armed = false;
                change();
            }
            // The second attempt begins with other tables.
            armed |= !there;
        }

        private static void change() {
            try {
                Sql.execute(primary(), "orders", "TRUNCATE changing");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Holds replay as a superuser would. */
    private static final class RealHold implements ReplayHold {
        private Duration longest;

        @Override
        public Hold pause(String cluster, String node, Duration atMost) {
            longest = atMost;
            ask("SELECT pg_wal_replay_pause()");
            await().until(() -> ask("SELECT pg_get_wal_replay_pause_state()").equals("paused"));
            return new Held(() -> ask("SELECT pg_wal_replay_resume()"));
        }

        private static String ask(String question) {
            try {
                return String.valueOf(Sql.value(standby(), "postgres", question));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static DumpSettings held(DumpSettings dump) {
        return new DumpSettings(
                dump.format(),
                dump.jobs(),
                dump.compression(),
                dump.level(),
                dump.maxRateBytes(),
                Optional.of(Duration.ofMinutes(5)));
    }

    private BackupSettings settings(DumpSettings dump, boolean allowPrimary) {
        return BackupSite.settings(
                directory.resolve("backups"),
                programs.directory(),
                site.dumper(),
                allowPrimary,
                dump,
                Optional.empty());
    }

    private Backup run(BackupSettings settings, ReplayHold hold, Consumer<BackupProgress> progress) {
        BackupRunner runner =
                new BackupRunner(settings, catalogue, new MemoryNotices(), BackupSite.tools(Clock.systemUTC(), hold));
        BackupResult result = runner.run(site.assessment(StandbyState.STREAMING), progress);
        return ((BackupResult.Finished) result).backup();
    }

    private static Manifest.Entry entry(Backup backup, String database) throws IOException {
        return Manifest.read(Path.of(backup.directory())).databases().stream()
                .filter(one -> one.name().equals(database))
                .findFirst()
                .orElseThrow();
    }

    private static boolean replayPaused() throws SQLException {
        return Sql.value(standby(), "postgres", "SELECT pg_is_wal_replay_paused()")
                .equals("t");
    }

    private static boolean exists(ScratchServer server, String table) throws SQLException {
        return Sql.value(server, "orders", "SELECT to_regclass('" + table + "') IS NOT NULL")
                .equals("t");
    }

    private static ScratchServer primary() {
        return site.pair().primary();
    }

    private static ScratchServer standby() {
        return site.pair().standby();
    }

    private static void mount(String program, String... arguments) {
        assertThat(new LocalHost("bot")
                        .run(Argv.of(program, arguments), Patience.seconds(10))
                        .succeeded())
                .isTrue();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
