package io.understudy.backup.verify;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.AgeIdentity;
import io.understudy.backup.seal.AgeKeyFile;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.site.FakePrograms;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.Sql;
import io.understudy.backup.verify.MadeBackup.Kind;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackupProofIT {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final String ID = "orders-20261120T030000Z";

    private static ScratchSite site;
    private static ScratchServer server;

    @TempDir
    private Path temporary;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private final List<BackupProgress> told = new ArrayList<>();
    private Path keyFile;
    private ProofSettings settings;

    @BeforeAll
    static void startServer() throws Exception {
        site = ScratchSite.temporary();
        server = site.startPrimary(ScratchSpec.named("db1").notDurable());
        Sql.execute(server, "postgres", "CREATE DATABASE orders");
        Sql.execute(server, "orders", """
                CREATE TABLE lines AS SELECT id, md5(id::text) AS word FROM generate_series(1, 20000) AS id;
                CREATE TABLE nothing (id int);
                CREATE TABLE bare ();
                INSERT INTO bare SELECT FROM generate_series(1, 3);
                CREATE SCHEMA "we""i rd";
                CREATE TABLE "we""i rd"."ta (b) FROM stdin; le" (a text, "COPY x FROM stdin;" text);
                INSERT INTO "we""i rd"."ta (b) FROM stdin; le"
                  VALUES (E'\\\\.', NULL), (E'a\\tb\\nc\\\\', ''), (E'\\n\\\\.\\n', ''), ('COPY public.trap (a) FROM stdin;', '');
                CREATE FUNCTION trap() RETURNS text LANGUAGE sql AS $body$ SELECT '
                COPY public.trap (a) FROM stdin;
                1
                ' $body$;
                COMMENT ON TABLE lines IS E'it''s\nCOPY public.trap (a) FROM stdin;\n1\n';
                SELECT lo_from_bytea(0, convert_to(repeat(E'\nCOPY public.trap (a) FROM stdin;\n', 1000), 'UTF8'));
                CREATE VIEW quotes AS SELECT ';' AS "$$", E'\\\\''' AS b;
                """);
    }

    @AfterAll
    static void stopServer() {
        site.close();
    }

    @BeforeEach
    void prepare() throws Exception {
        keyFile = temporary.resolve("key");
        new AgeKeyFile(keyFile).write(AgeIdentity.generate(), NOW);
        settings = new ProofSettings(
                temporary.resolve("backups"), site.binaries().directory(), encryption(keyFile), Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @EnumSource
    void aWholeBackupIsProvenAndEveryRowOfItCounted(Kind kind) throws Exception {
        made(kind);

        Verification found = prove();

        assertThat(found.whole()).as("%s", found).isTrue();
        assertThat(found.rows()).containsOnlyKeys("orders");
        assertThat(found.rows().get("orders"))
                .containsOnly(
                        entry("public.lines", 20_000L),
                        entry("public.nothing", 0L),
                        entry("public.bare", 3L),
                        entry("\"we\"\"i rd\".\"ta (b) FROM stdin; le\"", 4L));
        assertThat(backup().state()).isEqualTo(Backup.State.VERIFIED);
        assertThat(backup().assurance().level()).isEqualTo(VerificationLevel.L2);
        assertThat(backup().assurance().provenAt()).contains(NOW);
        assertThat(told.stream().map(BackupProgress::phase)).contains("checking sums", "reading back orders");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("F41")
    void aDumpThatWasCutInHalfCountsNoMoreEvenIfItsSumWasTakenAfterwards(Kind kind) throws Exception {
        MadeBackup made = made(kind);
        MadeBackup.cutInHalf(made.rows());
        assertDisproven("as it was written, found other bytes");

        made.sumAnew();
        countAgain();
        assertDisproven("wanted to read " + made.dump().getFileName() + " to its end, found: ");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("F41")
    void aDumpWithAFlippedBitCountsNoMoreEvenIfItsSumWasTakenAfterwards(Kind kind) throws Exception {
        MadeBackup made = made(kind);
        MadeBackup.flipABit(made.rows());
        assertDisproven("as it was written, found other bytes");

        made.sumAnew();
        countAgain();
        assertDisproven("wanted to read " + made.dump().getFileName() + " to its end, found: ");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("F41")
    void globalsThatAreMissingOrCutAreFound(Kind kind) throws Exception {
        MadeBackup made = made(kind);
        MadeBackup.cutInHalf(made.file("globals.sql"));
        made.sumAnew();
        assertDisproven(kind == Kind.ENCRYPTED ? "found it cut or changed" : "found it cut short");

        Files.delete(made.file("globals.sql"));
        made.sumAnew();
        countAgain();
        assertDisproven("wanted globals.sql with the roles, found no such file");
    }

    @Test
    @Tag("F41")
    void whatIsMissingInTheSumsOrTheManifestIsFound() throws Exception {
        MadeBackup made = made(Kind.DIRECTORY);
        Path sums = made.directory().resolve(Checksums.FILE);
        List<String> lines = Files.readAllLines(sums);
        Files.write(
                sums, lines.stream().filter(line -> !line.endsWith("/toc.dat")).toList());
        assertDisproven("wanted a sum of orders.dump/toc.dat in SHA256SUMS, found none");

        Files.writeString(made.directory().resolve("stray.dump"), "?");
        made.sumAnew();
        countAgain();
        assertDisproven("wanted only dumps that manifest.json lists, found stray.dump");

        Files.delete(made.directory().resolve("stray.dump"));
        Files.delete(sums);
        countAgain();
        assertDisproven("wanted the sums in SHA256SUMS, found: no such file");

        Files.delete(made.directory().resolve("manifest.json"));
        countAgain();
        assertDisproven("manifest.json, found: no such file");
    }

    @Test
    @Tag("F41")
    void aDumpThatWentTogetherWithItsSumIsFound() throws Exception {
        MadeBackup made = made(Kind.PLAIN);
        Files.delete(made.dump());
        made.sumAnew();
        assertDisproven("wanted a sum of orders.dump in SHA256SUMS, since manifest.json lists it, found none");
    }

    @Test
    @Tag("F41")
    void aFileOfADirectoryThatIsGoneIsFound() throws Exception {
        MadeBackup made = made(Kind.DIRECTORY);
        Files.delete(made.rows());
        assertDisproven("found no such file");
        made.sumAnew();
        countAgain();
        assertDisproven("wanted to read orders.dump to its end, found: ");
    }

    @Test
    @Tag("F41")
    void otherRowsThanWereCountedAtFirstAreFound() throws Exception {
        MadeBackup made = made(Kind.PLAIN);
        made.writeManifest("", Map.of("public.lines", 20_001L));
        made.sumAnew();
        assertDisproven("wanted the rows of orders that manifest.json counts, found others in orders.dump");
    }

    @Test
    @Tag("F41")
    void anEncryptedBackupWhoseKeyWeDoNotHaveCountsNoMoreUntilItsKeyIsNamed() throws Exception {
        made(Kind.ENCRYPTED);
        Path other = temporary.resolve("other");
        new AgeKeyFile(other).write(AgeIdentity.generate(), NOW);
        settings = settings.with(encryption(other));
        assertDisproven("found that it was encrypted for others");

        settings = settings.with(new EncryptionSettings(other, List.of(), List.of(keyFile), Optional.empty()));
        assertThat(prove().whole()).isTrue();
        assertThat(catalogue.newestVerified("orders").map(Backup::id)).contains(ID);
        assertThat(backup().assurance().level()).isEqualTo(VerificationLevel.L2);
    }

    @Test
    @Tag("F41")
    void aKeyFileThatIsMissingSaysNothingAgainstTheBackupAndProvesNothing() throws Exception {
        made(Kind.ENCRYPTED);
        Files.delete(keyFile);
        assertUnanswered("wanted the backup key in " + keyFile + ", found no such file");
    }

    @Test
    void aPlainBackupIsProvenWithoutTheKey() throws Exception {
        made(Kind.PLAIN);
        Files.delete(keyFile);
        assertThat(prove().whole()).isTrue();
    }

    @Test
    void whatCouldNotBeFoundOutSaysNothingAgainstTheBackup() throws Exception {
        made(Kind.PLAIN);
        FakePrograms programs = FakePrograms.around(site.binaries().directory(), temporary.resolve("bin"));
        settings = settings.with(programs.directory());
        programs.replace("pg_restore", "kill -9 $$\n");
        assertUnanswered("pg_restore ended with 137");

        programs.replace("pg_restore", "exec sleep 600\n");
        settings = settings.with(Duration.ofMillis(300));
        assertUnanswered("wanted to read orders.dump to its end, found: ");

        Files.move(temporary.resolve("backups"), temporary.resolve("unmounted"));
        assertUnanswered("Is its disk mounted?");
    }

    @Test
    void anInterruptEndsItAndLeavesTheCatalogueAsItWas() throws Exception {
        made(Kind.ENCRYPTED);
        Path begun = temporary.resolve("begun");
        FakePrograms programs = FakePrograms.around(site.binaries().directory(), temporary.resolve("bin"));
        settings = settings.with(programs.directory());
        programs.replace("pg_restore", "touch " + begun + "\nexec sleep 600\n");
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread person = new Thread(() -> {
            try {
                prove();
            } catch (BackupFailedException e) {
                ended.completeExceptionally(e);
            }
        });
        person.start();
        await().until(() -> Files.exists(begun));

        person.interrupt();

        await().until(ended::isDone);
        assertThat(ended).isCompletedExceptionally();
        assertThat(backup().state()).isEqualTo(Backup.State.VERIFIED);
    }

    @Test
    void whatIsNotThereToBeVerifiedIsRefusedInWords() {
        assertThatThrownBy(this::prove)
                .hasMessage("wanted to verify " + ID + ", found no such backup; see /replica backup list");
        catalogue.put(backup(Backup.State.RUNNING));
        assertThatThrownBy(this::prove).hasMessage("wanted to verify " + ID + ", found that it is still being made");
        catalogue.put(backup(Backup.State.REMOVED));
        assertThatThrownBy(this::prove)
                .hasMessage("wanted to verify " + ID + ", found that retention has removed its files");
        catalogue.put(backup(Backup.State.FAILED).with(Backup.State.FAILED, "no space"));
        assertThatThrownBy(this::prove)
                .hasMessage("wanted to verify " + ID + ", found that it failed and left nothing behind: no space");
    }

    private void assertDisproven(String words) throws BackupFailedException {
        Verification found = prove();
        assertThat(found.complaints()).anySatisfy(one -> assertThat(one).contains(words));
        assertThat(backup().state()).isEqualTo(Backup.State.FAILED);
        assertThat(backup().detail()).contains(words);
        assertThat(backup().assurance().level()).isEqualTo(VerificationLevel.NONE);
        assertThat(catalogue.newestVerified("orders")).isEmpty();
    }

    private void assertUnanswered(String words) {
        assertThatThrownBy(this::prove)
                .isInstanceOf(BackupFailedException.class)
                .hasMessageStartingWith("wanted to verify " + ID)
                .hasMessageContaining(words);
        assertThat(backup().state()).isEqualTo(Backup.State.VERIFIED);
        assertThat(backup().assurance().level()).isEqualTo(VerificationLevel.NONE);
    }

    private Verification prove() throws BackupFailedException {
        return new BackupProof(settings.backup(), catalogue, settings.host(), Clock.fixed(NOW, ZoneOffset.UTC))
                .prove(ID, told::add);
    }

    private MadeBackup made(Kind kind) throws Exception {
        countAgain();
        return MadeBackup.of(server, directory(), kind, AgeSealing.of(encryption(keyFile)));
    }

    private void countAgain() {
        catalogue.put(backup(Backup.State.VERIFIED));
    }

    private Path directory() {
        return temporary.resolve("backups/orders").resolve(ID);
    }

    private Backup backup() {
        return catalogue.find(ID).orElseThrow();
    }

    private Backup backup(Backup.State state) {
        Instant at = Instant.parse("2026-11-20T03:00:00Z");
        return new Backup(
                ID, "orders", "db1", directory().toString(), at, Optional.of(at), state, 10, List.of("orders"), "");
    }

    private static EncryptionSettings encryption(Path key) {
        return new EncryptionSettings(key, List.of(), List.of(), Optional.empty());
    }
}
