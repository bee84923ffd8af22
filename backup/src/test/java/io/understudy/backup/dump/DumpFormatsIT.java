package io.understudy.backup.dump;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.S3Server;
import io.understudy.backup.site.TestBackups;
import io.understudy.backup.site.TestData;
import io.understudy.backup.target.Target;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.ScratchPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFormatsIT {
    private static BackupSite site;

    @TempDir
    private Path directory;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private final List<BackupProgress> told = new ArrayList<>();

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

    @Test
    void aDirectoryIsDumpedBySeveralJobsWithASumForEachOfItsFiles() throws Exception {
        Backup backup = run(format(Format.DIRECTORY, 0), Optional.empty());

        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        Path path = Path.of(backup.directory());
        assertThat(Files.readAllLines(path.resolve("SHA256SUMS")))
                .anyMatch(line -> line.endsWith("  orders.dump/toc.dat"));
        assertThat(sha256sum(path).succeeded()).isTrue();
        assertThat(permissions(path.resolve("orders.dump"))).isEqualTo("rwx------");
        assertThat(permissions(path.resolve("orders.dump/toc.dat"))).isEqualTo("rw-------");
        assertThat(Manifest.read(path).making().format()).isEqualTo(Format.DIRECTORY);
        assertThat(Manifest.read(path).bytes()).isEqualTo(backup.bytes()).isGreaterThan(100_000);
    }

    @Test
    void nothingOfAnEncryptedBackupIsPlainOnDisk() throws Exception {
        EncryptionSettings encryption = BackupSite.encryption(directory.resolve("key"));
        BackupSettings settings = settings(DumpSettings.DEFAULT, Optional.of(encryption));

        Backup backup = run(settings);

        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        String key = AgeSealing.of(encryption).keyId();
        assertThat(backup.assurance().key()).contains(key);
        assertThat(backup.assurance().level()).isEqualTo(VerificationLevel.L2);
        Path path = Path.of(backup.directory());
        assertThat(Manifest.read(path).making().key()).isEqualTo(key);
        assertThat(names(path))
                .contains("globals.sql.age", "orders.dump.age", "pg_hba.conf.age", "settings.conf.age")
                .doesNotContain("globals.sql", "orders.dump", "pg_hba.conf", "settings.conf");
        for (String name : names(path)) {
            assertThat(Files.readString(path.resolve(name), StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("PGDMP", "CREATE ROLE", "max_connections =");
        }
        assertThat(sha256sum(path).succeeded()).isTrue();
        assertThat(new BackupVerifier(settings, new LocalHost("bot"), AgeSealing.of(encryption))
                        .verify(path, progress -> {})
                        .whole())
                .isTrue();
    }

    @Test
    void theManifestGivesTheSizesOfTheFilesAsTheyAreStored() throws Exception {
        EncryptionSettings encryption = BackupSite.encryption(directory.resolve("key"));
        for (BackupSettings settings : List.of(
                settings(DumpSettings.DEFAULT, Optional.of(encryption)),
                settings(format(Format.CUSTOM, 2_000_000), Optional.empty()),
                settings(format(Format.DIRECTORY, 0), Optional.empty()))) {
            Path path = Path.of(run(settings).directory());

            assertThat(Manifest.read(path).databases()).hasSize(3).allSatisfy(one -> assertThat(
                            BackupFolder.size(path.resolve(one.file())))
                    .isPositive()
                    .isEqualTo(one.dumpBytes()));
        }
    }

    @Test
    void anEncryptedBackupCountsInS3AndComesBackAsItWas() throws Exception {
        EncryptionSettings encryption = BackupSite.encryption(directory.resolve("key"));
        Backup backup = run(settings(DumpSettings.DEFAULT, Optional.of(encryption)));
        Path fetched = Files.createDirectory(directory.resolve("fetched"));
        try (S3Server s3 = new S3Server(Files.createDirectory(directory.resolve("s3")));
                Target target = s3.target("sealed", directory)) {
            target.put("orders", Path.of(backup.directory()), bytes -> {});

            assertThat(target.backups("orders")).containsExactly(backup.id());
            target.fetch("orders", backup.id(), fetched, bytes -> {});
        }
        assertThat(new BackupVerifier(
                                settings(DumpSettings.DEFAULT, Optional.of(encryption)),
                                new LocalHost("bot"),
                                AgeSealing.of(encryption))
                        .verify(fetched, progress -> {})
                        .whole())
                .isTrue();
    }

    @Test
    @Tag("F41")
    void anExpiredOrMissingKeyEndsInNoBackupAndNeverInAPlainOne() throws Exception {
        EncryptionSettings valid = BackupSite.encryption(directory.resolve("key"));
        EncryptionSettings expired = new EncryptionSettings(
                valid.keyFile(), List.of(), List.of(), Optional.of(LocalDate.parse("2026-01-01")));
        EncryptionSettings missing =
                new EncryptionSettings(directory.resolve("none"), List.of(), List.of(), Optional.empty());

        for (EncryptionSettings unusable : List.of(expired, missing)) {
            Backup backup = run(DumpSettings.DEFAULT, Optional.of(unusable));
            assertThat(backup.state()).isEqualTo(State.FAILED);
            assertThat(backup.detail()).contains(unusable.keyFile().toString());
            assertThat(names(directory.resolve("backups/orders"))).containsExactly(".lock");
        }
    }

    @Test
    void theServersSettingsAndAccessRulesLieBesideTheRoles() throws Exception {
        Path path = Path.of(run(DumpSettings.DEFAULT, Optional.empty()).directory());

        assertThat(Files.readAllLines(path.resolve("settings.conf")))
                .anyMatch(line -> line.matches("port = '\\d+'  # configuration file /.*"))
                .anyMatch(line -> line.startsWith("# Settings of db2"));
        assertThat(Files.readString(path.resolve("pg_hba.conf"))).contains("scram-sha-256");
    }

    @Test
    void theManifestSaysWhereItComesFromAndHowManyRowsAreInIt() throws Exception {
        Path path = Path.of(run(format(Format.CUSTOM, 0), Optional.empty()).directory());

        Manifest manifest = Manifest.read(path);

        assertThat(manifest.source().node()).isEqualTo("db2");
        assertThat(manifest.source().role()).isEqualTo(Manifest.STANDBY);
        assertThat(manifest.source().timeline()).isEqualTo(1);
        assertThat(manifest.source().replayPaused()).isFalse();
        assertThat(manifest.making().understudy()).isEqualTo("test");
        assertThat(manifest.making().compression()).isEqualTo("gzip:1");
        Manifest.Entry orders = manifest.databases().stream()
                .filter(one -> one.name().equals("orders"))
                .findFirst()
                .orElseThrow();
        assertThat(orders.rows()).isEqualTo(Map.of("public.lines", 5000L, "public.last", 1L));
        assertThat(orders.databaseBytes()).isGreaterThan(orders.dumpBytes());
    }

    @Test
    void aLimitedDumpTakesItsTimeAndTellsWhereItIs() {
        Instant start = Instant.now();
        Backup backup = run(
                new DumpSettings(Format.CUSTOM, 1, Compression.NONE, Optional.empty(), 200_000, Optional.empty()),
                Optional.empty());

        assertThat(backup.state()).as(backup.detail()).isEqualTo(State.VERIFIED);
        long dumped = backup.bytes();
        assertThat(Duration.between(start, Instant.now()))
                .isGreaterThan(Duration.ofMillis(dumped * 1000 / 200_000 * 8 / 10));
        assertThat(told).anySatisfy(progress -> {
            assertThat(progress.phase()).isEqualTo("dumping orders");
            assertThat(progress.at()).isEqualTo("public.lines");
            assertThat(progress.part()).isEqualTo(2);
            assertThat(progress.parts()).isEqualTo(3);
            assertThat(progress.bytesPerSecond()).isBetween(1L, 400_000L);
        });
        assertThat(told).extracting(BackupProgress::bytes).isSorted();
    }

    @Test
    void aMuchSmallerBackupThanThoseBeforeItSaysSo() {
        for (int day = 1; day <= 3; day++) {
            Backup before = TestBackups.verified(Instant.now().minus(Duration.ofDays(day)));
            catalogue.put(new Backup(
                    before.id(),
                    "orders",
                    "db2",
                    before.directory(),
                    before.startedAt(),
                    before.finishedAt(),
                    State.VERIFIED,
                    1_000_000,
                    List.of("orders"),
                    ""));
        }
        Backup backup = run(DumpSettings.DEFAULT, Optional.empty());
        assertThat(backup.state()).isEqualTo(State.VERIFIED);
        assertThat(backup.detail())
                .matches("it has \\d+ bytes, less than 50 % of the median of the 3 before it, 1000000");
        assertThat(told).allMatch(progress -> progress.expectedBytes() == 1_000_000);
    }

    @Test
    void whatTheProgramsCannotCompressIsRefusedBeforeAnythingIsWritten() {
        Backup backup = run(
                new DumpSettings(Format.CUSTOM, 1, Compression.GZIP, Optional.of(12), 0, Optional.empty()),
                Optional.empty());
        assertThat(backup.state()).isEqualTo(State.FAILED);
        assertThat(backup.detail()).startsWith("wanted a level from 1 to 9 for the compression gzip, found 12.");
        assertThat(told).isEmpty();
    }

    private static DumpSettings format(Format format, long rate) {
        return new DumpSettings(format, 2, Compression.GZIP, Optional.of(1), rate, Optional.empty());
    }

    private BackupSettings settings(DumpSettings dump, Optional<EncryptionSettings> encryption) {
        return BackupSite.settings(directory.resolve("backups"), site.real(), site.dumper(), true, dump, encryption);
    }

    private Backup run(DumpSettings dump, Optional<EncryptionSettings> encryption) {
        return run(settings(dump, encryption));
    }

    private Backup run(BackupSettings settings) {
        BackupRunner runner =
                new BackupRunner(settings, catalogue, new MemoryNotices(), BackupSite.tools(Clock.systemUTC()));
        BackupResult result = runner.run(site.assessment(StandbyState.STREAMING), told::add);
        return ((BackupResult.Finished) result).backup();
    }

    private static CommandResult sha256sum(Path directory) {
        return new LocalHost("bot")
                .run(
                        Argv.of("env", "-C", directory.toString(), "sha256sum", "--strict", "-c", "SHA256SUMS"),
                        Duration.ofSeconds(30));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
