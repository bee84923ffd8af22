package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.replication.host.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo as a process of its own, as people start and stop it. */
final class DemoProcessIT {
    private Path outside;
    private Path servers;
    private Process demo;

    /** The servers' user has to reach it, which a directory of the test runner's forbids. */
    @BeforeEach
    void makeADirectoryThatTheServersUserCanReach() throws IOException {
        outside = Files.createTempDirectory("understudy-demo-it");
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxr-xr-x"));
        servers = outside.resolve("servers");
    }

    @AfterEach
    void endTheDemo() throws Exception {
        if (demo.isAlive()) {
            demo.destroy();
            demo.waitFor(Patience.seconds(60).toSeconds(), TimeUnit.SECONDS);
        }
        Files.delete(outside);
    }

    @Test
    void endsWithSuccessAndLeavesNothingWhenItIsStopped() throws Exception {
        start();
        JsonNode facts = new ObjectMapper()
                .readTree(demo.inputReader(StandardCharsets.UTF_8).readLine());
        assertThat(facts.at("/nodes/0/dataDirectory").asText()).isEqualTo(servers + "/db1/data");
        stopsCleanly();
    }

    @Test
    void leavesNothingWhenItIsStoppedWhileItStarts() throws Exception {
        start();
        Patience.await().until(() -> Files.exists(servers));
        stopsCleanly();
    }

    @Test
    void aPortInUseIsOneMessageAndTheServersAreRemoved() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start("--port", Integer.toString(taken.getLocalPort()));
            String messages = new String(demo.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(demo.waitFor(Patience.seconds(60).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(demo.exitValue()).isEqualTo(1);
            assertThat(messages)
                    .contains("understudy: The web console cannot listen on 127.0.0.1:")
                    .doesNotContain("\tat ");
            assertThat(servers).doesNotExist();
        }
    }

    private void stopsCleanly() throws InterruptedException {
        demo.destroy();
        assertThat(demo.waitFor(Patience.seconds(60).toSeconds(), TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        assertThat(demo.exitValue()).isZero();
        assertThat(servers).doesNotExist();
    }

    private void start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "--headless",
                "--directory",
                servers.toString()));
        command.addAll(List.of(more));
        demo = new ProcessBuilder(command).start();
    }
}
