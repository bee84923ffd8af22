package io.understudy.bot.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.replication.host.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From the first backup of the demo to a rehearsed failover, by commands alone. Each test goes on where the last one ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupStoryIT {
    @TempDir
    static Path temporary;

    private static DemoProcess demo;
    private static ScriptedUser alice;

    @BeforeAll
    static void start() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        demo = DemoProcess.headless(temporary);
        alice = demo.user("alice");
        Patience.await()
                .until(() -> ScriptedUser.text(alice.say("/replica status")).startsWith("demo: all is well."));
    }

    @AfterAll
    static void stop() throws Exception {
        demo.close();
    }

    @Test
    @Order(1)
    void aBackupIsMadeListedAndProvenAgain() {
        assertThat(done("/replica backup now").toString()).contains("VERIFIED");
        assertThat(done("/replica backup list").toString()).contains("read in full");
        assertThat(done("/replica backup verify").toString()).contains("read in full");
    }

    @Test
    @Order(2)
    void itIsRestoredAndItsTimeIsTheRecoveryTimeInTheStatus() {
        assertThat(done("/replica backup restore-test").toString()).contains("PASSED");
        assertThat(done("/replica status").toString()).contains("RTO").contains("RPO");
    }

    @Test
    @Order(3)
    void aFailoverIsRehearsedAndItsTimeIsWhatAPreviewExpects() {
        assertThat(done("/replica drill").toString()).contains("PASSED");
        assertThat(done("/replica status").toString()).containsIgnoringCase("drill");
        assertThat(done("/replica plan promote db2").toString()).containsIgnoringCase("drill");
    }

    @Test
    @Order(4)
    void aBackupIsKeptUntilItIsUnpinned() {
        assertThat(done("/replica backup pin newest because of the audit").toString())
                .containsIgnoringCase("pinned");
        assertThat(done("/replica backup list").toString()).contains("by alice");
        assertThat(done("/replica backup unpin newest").toString()).containsIgnoringCase("unpinned");
    }

    @Test
    @Order(5)
    @Tag("F37")
    void whatRunsIsEndedAndCountsForNothing() {
        CompletableFuture<JsonNode> drill = CompletableFuture.supplyAsync(() -> done("/replica drill"));
        Patience.await().until(() -> ScriptedUser.text(alice.say("/replica backup cancel"))
                .contains("the drill that began at"));
        assertThat(ScriptedUser.text(drill.join())).doesNotContain("PASSED");
        assertThat(done("/replica backup now").toString()).contains("VERIFIED");
    }

    private static JsonNode done(String command) {
        return alice.finished(alice.say(command));
    }
}
