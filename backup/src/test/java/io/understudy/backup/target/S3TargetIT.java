package io.understudy.backup.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.settings.TargetSettings;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryCopies;
import io.understudy.backup.site.S3Server;
import io.understudy.replication.cluster.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies into a real server that speaks S3. */
class S3TargetIT extends TargetContract {
    private static final Secret SECRET = new Secret(S3Server.SECRET_KEY);
    private static int buckets;

    @TempDir
    static Path server;

    private static S3Server s3;
    private String name;
    private Path bucket;

    @BeforeAll
    static void start() {
        s3 = new S3Server(server);
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void bucket() {
        buckets++;
        name = "backups-" + buckets;
        bucket = s3.bucket(name);
    }

    @Override
    Target target() {
        return target(s3.endpoint(), name, SECRET);
    }

    private static Target target(URI endpoint, String bucket, Secret secret) {
        return new S3Target("cloud", settings(endpoint, bucket, secret));
    }

    private static TargetSettings.S3 settings(URI endpoint, String bucket, Secret secret) {
        return new TargetSettings.S3(endpoint, "us-east-1", bucket, "understudy", S3Server.ACCESS_KEY, secret);
    }

    @Override
    Path stored() {
        return bucket.resolve("understudy/orders");
    }

    @Test
    void aBackupThatLacksAFileOrHasOneOfAnotherSizeDoesNotCount() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            for (String file : List.of(Manifest.FILE, "globals.sql", "users/toc.dat")) {
                target.put("orders", Path.of(backup.directory()), UNTOLD);
                assertThat(target.backups("orders")).containsExactly(backup.id());
                Files.delete(copyOf(backup).resolve(file));
                assertThat(target.backups("orders")).as("without " + file).isEmpty();
            }
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            Files.writeString(copyOf(backup).resolve("orders.dump"), "shorter");
            assertThat(target.backups("orders")).isEmpty();
        }
    }

    @Test
    void whatIsNoManifestOfOursDoesNotCount() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            for (String hostile : List.of(
                    "",
                    "{}",
                    "[]",
                    "{\"format\":1}",
                    "null",
                    "{\"databases\":[]}",
                    "{\"id\":7,\"databases\":[null]}")) {
                Files.writeString(copyOf(backup).resolve(Manifest.FILE), hostile);
                assertThat(target.backups("orders")).as(hostile).isEmpty();
            }
        }
    }

    @Test
    @Tag("I5")
    void everyRefusalSaysWhatToDoAndNoneHoldsTheSecret() throws Exception {
        refuses(
                target(s3.endpoint(), name, new Secret(S3Server.SECRET_KEY + "x")),
                "correct access_key and secret_key");
        refuses(target(s3.endpoint(), "nowhere", SECRET), "NoSuchBucket", "make the bucket, or correct its name");
        refuses(target(URI.create("http://127.0.0.1:1"), name, SECRET), "see whether the endpoint can be reached");
        refuses(target(URI.create("http://s3.example.org/path"), name, SECRET), "wanted an endpoint such as");
    }

    private static void refuses(Target refused, String... words) {
        try (Target target = refused) {
            Throwable refusal = catchThrowable(target::check);
            assertThat(refusal).isInstanceOf(IOException.class).hasMessageContainingAll(words);
            StringWriter all = new StringWriter();
            refusal.printStackTrace(new PrintWriter(all));
            assertThat(all + target.words() + target).doesNotContain("canary");
        }
    }

    @Test
    void aCopyThatFailedWhileTheServerWasDownIsMadeByALaterRun() throws Exception {
        MemoryCatalogue catalogue = new MemoryCatalogue();
        MemoryCopies copies = new MemoryCopies();
        catalogue.put(sample(1000));
        Targets targets = new Targets(Map.of("cloud", settings(s3.endpoint(), name, SECRET)), directory);
        s3.kill();
        assertThat(run(catalogue, copies, targets, NIGHT.plusSeconds(60)))
                .extracting(BackupCopy::state)
                .containsExactly(BackupCopy.State.FAILED);
        s3.start();
        assertThat(run(catalogue, copies, targets, NIGHT.plusSeconds(120)))
                .extracting(BackupCopy::state)
                .containsExactly(BackupCopy.State.COMPLETE);
    }

    private static List<BackupCopy> run(MemoryCatalogue catalogue, MemoryCopies copies, Targets targets, Instant at)
            throws InterruptedException {
        return new CopyRun("orders", catalogue, copies, targets, Clock.fixed(at, ZoneOffset.UTC)).run(progress -> {});
    }

    @Test
    void aServerKilledInMidUploadLeavesNothingThatCountsAndTheNextAttemptSucceeds() throws Exception {
        Backup backup = sample(12 << 20);
        try (Target target = target()) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), bytes -> s3.kill()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("see whether the endpoint can be reached");
        }
        s3.start();
        try (Target target = target()) {
            assertThat(target.backups("orders")).isEmpty();
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            assertThat(target.backups("orders")).containsExactly(backup.id());
        }
    }
}
