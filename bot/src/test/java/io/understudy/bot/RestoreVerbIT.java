package io.understudy.bot;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.seal.AgeIdentity;
import io.understudy.backup.seal.AgeKeyFile;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.settings.TargetSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestData;
import io.understudy.backup.target.Target;
import io.understudy.backup.target.Targets;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code understudy restore} with backups of every form; no bot runs. */
final class RestoreVerbIT {
    private static final LocalHost HERE = new LocalHost("here");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path directory;

    private static BackupSite site;

    @BeforeAll
    static void startPair() throws Exception {
        site = new BackupSite(ScratchPair.temporary());
        TestData.create(site.pair().primary());
        await().until(() -> TestData.arrivedAt(site.pair().standby()));
        // A new server belongs to the user postgres, who has to get there.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterAll
    static void stopPair() {
        site.pair().close();
    }

    @Test
    void anEncryptedBackupBecomesANewServerThatStartsAndHoldsEveryRow() throws Exception {
        Path key = directory.resolve("backup.key");
        new AgeKeyFile(key).write(AgeIdentity.generate(), Instant.EPOCH);
        Backup backup = backUp("sealed", DumpSettings.DEFAULT, Optional.of(key));
        Path place = directory.resolve("restored");

        CommandRun without = CommandRun.of("restore", backup.directory(), "--into", place.toString());
        assertThat(without.exitCode()).as(without.err()).isEqualTo(1);
        assertThat(place).doesNotExist();
        CommandRun run =
                CommandRun.of("restore", backup.directory(), "--into", place.toString(), "--key-file", key.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("restoring orders (2 of 3)", "Restored " + backup.id() + " in ", "start it with: ");
        assertRestored(place, run.out());
        CommandRun again =
                CommandRun.of("restore", backup.directory(), "--into", place.toString(), "--key-file", key.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("wanted a new or empty directory, found something in " + place);
        try (Stream<Path> beside = Files.list(directory)) {
            assertThat(beside.map(one -> one.getFileName().toString())).noneMatch(name -> name.contains("restoring"));
        }
    }

    @Test
    void aDirectoryBackupGoesIntoARunningServerAndNeverOverADatabase() throws Exception {
        DumpSettings inDirectories =
                new DumpSettings(Format.DIRECTORY, 2, Compression.GZIP, Optional.empty(), 0, Optional.empty());
        Backup backup = backUp("directories", inDirectories, Optional.empty());
        ScratchServer other =
                site.pair().site().startPrimary(ScratchSpec.named("other").notDurable());
        Sql.execute(other, "postgres", "CREATE ROLE clerk PASSWORD 'kept' NOLOGIN");
        String verifier = "SELECT rolpassword || rolcanlogin FROM pg_authid WHERE rolname = 'clerk'";
        String before = Sql.value(other, "postgres", verifier);
        String into = other.conninfo(other.superuser(), "postgres");

        CommandRun run = CommandRun.of("restore", backup.directory(), "--into", into);

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String database : new String[] {"orders", TestData.ODD_NAME}) {
            assertThat(TestData.sum(other, database))
                    .isEqualTo(TestData.sum(site.pair().primary(), database));
        }
        assertThat(Sql.value(other, "postgres", verifier)).isEqualTo(before);
        Sql.execute(other, "orders", "UPDATE last SET here = 7");
        CommandRun again = CommandRun.of("restore", backup.directory(), "--into", into);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err())
                .contains("wanted a server without the databases to be restored, found there: ", "orders");
        assertThat(Sql.value(other, "orders", "SELECT here FROM last")).isEqualTo("7");
        CommandRun broken = CommandRun.of(
                "restore", damaged(backup), "--into", directory.resolve("never").toString());
        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.err()).contains("as it was written, found other bytes");
        assertThat(directory.resolve("never")).doesNotExist();
        other.stop(StopMode.FAST);
    }

    @Test
    void anIdIsFoundThroughTheConfigurationAndOnATargetWhenItIsGoneHere() throws Exception {
        Backup backup = backUp("configured", DumpSettings.DEFAULT, Optional.empty());
        Path vault = Files.createDirectory(directory.resolve("vault"));
        try (Target target =
                new Targets(Map.of("vault", new TargetSettings.Directory(vault)), directory).open("vault")) {
            target.put("orders", Path.of(backup.directory()), bytes -> {});
        }
        String config = Files.writeString(directory.resolve("understudy.yaml"), configuration(vault))
                .toString();
        String work = Files.createDirectory(directory.resolve("work")).toString();
        ScratchServer other =
                site.pair().site().startPrimary(ScratchSpec.named("third").notDurable());
        String into = other.conninfo(other.superuser(), "postgres");

        CommandRun byId = CommandRun.of("restore", "-c", config, backup.id(), "--database", "orders", "--into", into);

        assertThat(byId.exitCode()).as(byId.err()).isZero();
        assertThat(byId.out()).contains("Restored " + backup.id() + " in ", ": orders.");
        BackupFolder.delete(Path.of(backup.directory()));
        assertRefused(config, backup.id(), work, "found no " + backup.directory(), "name it TARGET:" + backup.id());
        assertRefused(config, "orders", work, "such as orders-20261120T031000Z", "(orders)");
        assertRefused(config, "valt:" + backup.id(), work, "wanted a target named 'valt', found [vault]");
        assertRefused(config, "vault:orders-20200101T000000Z", work, "wanted the backup orders-20200101T000000Z in");
        assertRefused(config, "vault:" + backup.id(), work + "/none", "wanted a place for what is fetched in the");
        CommandRun fetched = CommandRun.of(
                "restore",
                "-c",
                config,
                "vault:" + backup.id(),
                "--work-directory",
                work,
                "--database",
                TestData.ODD_NAME,
                "--into",
                into);
        assertThat(fetched.exitCode()).as(fetched.err()).isZero();
        for (String database : new String[] {"orders", TestData.ODD_NAME}) {
            assertThat(TestData.sum(other, database))
                    .isEqualTo(TestData.sum(site.pair().primary(), database));
        }
        assertThat(Path.of(work)).isEmptyDirectory();
        other.stop(StopMode.FAST);
    }

    private static void assertRefused(String config, String named, String work, String... words) {
        CommandRun run = CommandRun.of(
                "restore",
                "-c",
                config,
                named,
                "--work-directory",
                work,
                "--into",
                directory.resolve("never").toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).startsWith("understudy: ").contains(words).doesNotContain("nobody foresaw");
        assertThat(directory.resolve("never")).doesNotExist();
    }

    private static String configuration(Path vault) throws IOException {
        Files.writeString(
                directory.resolve("password"), site.dumper().password().reveal());
        Files.setPosixFilePermissions(directory.resolve("password"), PosixFilePermissions.fromString("rw-------"));
        ScratchServer db1 = site.pair().primary();
        return """
                store: {file: understudy.db}
                ssh: {known_hosts: known_hosts}
                users: []
                clusters:
                  orders:
                    channel: ops
                    watcher: {user: watcher, password_file: password}
                    operator: {user: operator, password_file: password}
                    replicator: {user: replicator, passfile: "/unused"}
                    backup:
                      directory: configured
                      bin_directory: "%1$s"
                      dumper: {user: %2$s, password_file: password}
                      targets:
                        vault: {kind: directory, path: "%3$s"}
                    nodes:
                      db1: {address: 127.0.0.1, port: %4$d, data_directory: "%5$s", bin_directory: "%1$s", os_user: postgres}
                """.formatted(site.real(), site.dumper().user(), vault, db1.port(), db1.dataDirectory());
    }

    /** As the person who reads the output would start it. */
    private static void assertRestored(Path place, String out) throws Exception {
        int port = site.pair().primary().port() + 1;
        assertThat(out).contains("pg_ctl -D " + place);
        Argv pgCtl = site.pair().site().binaries().command("pg_ctl").and("-D", place.toString());
        CommandResult started = site.pair()
                .site()
                .host()
                .run(
                        pgCtl.and("-w", "-l", place.resolve("log").toString(), "-o", "-p " + port + " -k ''", "start"),
                        PATIENCE);
        assertThat(started.succeeded()).as(started.complaint()).isTrue();
        try {
            String conninfo =
                    site.pair().primary().conninfo("postgres", "orders").replaceAll("port=\\d+", "port=" + port);
            CommandResult answer = HERE.run(
                    site.pair()
                            .site()
                            .binaries()
                            .command("psql")
                            .and(
                                    "-X",
                                    "-A",
                                    "-t",
                                    "-d",
                                    conninfo,
                                    "-c",
                                    "SELECT count(*) || current_setting('fsync') FROM lines"),
                    PATIENCE);
            assertThat(answer.stdout().strip()).as(answer.complaint()).isEqualTo("5000on");
        } finally {
            site.pair().site().host().run(pgCtl.and("-w", "-m", "fast", "stop"), PATIENCE);
        }
    }

    private static String damaged(Backup backup) throws Exception {
        Path copy = directory.resolve("damaged");
        HERE.run(Argv.of("cp", "-a", "--", backup.directory(), copy.toString()), PATIENCE);
        Path dump = copy.resolve("orders.dump").resolve("toc.dat");
        byte[] bytes = Files.readAllBytes(dump);
        bytes[bytes.length / 2] ^= 1;
        Files.write(dump, bytes);
        return copy.toString();
    }

    private static Backup backUp(String name, DumpSettings dump, Optional<Path> key) {
        BackupSettings plain = site.settings(directory.resolve(name), site.real(), site.dumper());
        BackupSettings settings = new BackupSettings(
                plain.directory(),
                plain.at(),
                plain.binDirectory(),
                plain.dumper(),
                plain.preferStandby(),
                plain.allowPrimary(),
                plain.timeLimit(),
                plain.lockWaitTimeout(),
                dump,
                plain.keep(),
                key.map(file -> new EncryptionSettings(file, List.of(), List.of(), Optional.empty())),
                plain.targets(),
                plain.restoreTest(),
                plain.drill(),
                plain.heartbeat(),
                plain.alerts());
        BackupResult result = new BackupRunner(
                        settings, new MemoryCatalogue(), new MemoryNotices(), BackupSite.tools(Clock.systemUTC()))
                .run(site.assessment(StandbyState.STREAMING), progress -> {});
        Backup backup = ((BackupResult.Finished) result).backup();
        assertThat(backup.state()).as(backup.detail()).isEqualTo(Backup.State.VERIFIED);
        return backup;
    }
}
