package io.understudy.bot.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.bot.web.Http;
import io.understudy.replication.host.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path temporary;

    /** The servers run as another user when the test is root. */
    @BeforeEach
    void letTheServersUserIn() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void printsOneLineOfJsonAndLeavesNothingBehindAfterSigterm() throws Exception {
        // What a run that was killed left is not ours: it neither disturbs nor is it removed.
        Path stale = Files.createDirectory(temporary.resolve("understudy-stale"));
        try (DemoProcess demo = DemoProcess.headless(temporary)) {
            assertThat(demo.output().lines()).hasSize(1);
            assertShape(demo.facts());
            assertThat(ScriptedUser.text(demo.user("bob").say("/replica status")))
                    .startsWith("demo: all is well.");
            List<ProcessHandle> servers =
                    demo.nodes().stream().map(DemoNode::postmaster).toList();
            assertThat(demo.terminate()).isZero();
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
            assertThat(demo.output().lines()).hasSize(1);
        }
        assertThat(left()).containsExactly(stale);
    }

    @Test
    void twoDemosRunBesideEachOtherAndTheGivenDirectoryIsRemoved() throws Exception {
        Path directory = temporary.resolve("mine");
        try (DemoProcess first = DemoProcess.start(temporary, "--headless", "--directory", directory.toString());
                DemoProcess second = DemoProcess.headless(temporary)) {
            first.awaitReady();
            assertThat(first.nodes().get(0).dataDirectory()).startsWith(directory);
            assertThat(first.url()).isNotEqualTo(second.url());
            assertThat(ScriptedUser.text(first.user("alice").say("/replica status")))
                    .startsWith("demo: all is well.");
            assertThat(ScriptedUser.text(second.user("alice").say("/replica status")))
                    .startsWith("demo: all is well.");
            first.terminate();
            assertThat(directory).doesNotExist();
            assertThat(second.nodes().get(0).inRecovery()).isFalse();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aPortInUseIsOneClearMessageAndLeavesNothingBehind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DemoProcess demo =
                        DemoProcess.start(temporary, "--headless", "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(demo.awaitEnd()).isEqualTo(1);
            assertThat(demo.output()).isEmpty();
            assertThat(demo.errors())
                    .contains("The web console cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": another program uses the port")
                    .doesNotContain("\tat ");
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aDirectoryThatIsNotEmptyIsRefusedAndLeftAlone() throws Exception {
        Path directory = Files.createDirectory(temporary.resolve("mine"));
        Path precious = Files.writeString(directory.resolve("precious"), "keep me");
        try (DemoProcess demo = DemoProcess.start(temporary, "--directory", directory.toString())) {
            assertThat(demo.awaitEnd()).isEqualTo(1);
            assertThat(demo.errors())
                    .isEqualTo("understudy: make throwaway servers in " + directory
                            + ": it is not an empty directory; name a new directory\n");
        }
        assertThat(precious).hasContent("keep me");
        assertThat(left()).containsExactly(directory);
    }

    @Test
    void tellsAPersonWhereToLogInOnceAndWhatToTryAndCtrlCRemovesEverything() throws Exception {
        try (DemoProcess demo = DemoProcess.start(temporary)) {
            demo.awaitOutput("Ctrl-C stops and removes everything.");
            assertThat(demo.output())
                    .containsPattern("http://127\\.0\\.0\\.1:[0-9]+/\\?token=\\S+")
                    .containsPattern("1\\. type +/replica status")
                    .containsPattern("2\\. end the primary's server: +kill -9 ")
                    .containsPattern("3\\. type +/replica promote db2");
            assertThat(logIn(demo.output())).isEqualTo(200);
            assertThat(logIn(demo.output())).isEqualTo(401);
            assertThat(demo.interrupt()).isZero();
            assertThat(demo.output()).endsWith("Stopping and removing everything that the demo started …\n");
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aStopInTheMiddleOfTheStartLeavesNothingBehind() throws Exception {
        try (DemoProcess demo = DemoProcess.start(temporary)) {
            Patience.await().until(() -> left().stream().anyMatch(path -> Files.exists(path.resolve("db1/data"))));
            demo.terminate();
        }
        assertThat(left()).isEmpty();
    }

    /** Uses the printed link as the page does; the answer's status. */
    private static int logIn(String output) {
        Matcher link = Pattern.compile("(http://\\S+)/\\?token=(\\S+)").matcher(output);
        assertThat(link.find()).isTrue();
        String body = "{\"token\":\"" + link.group(2) + "\"}";
        return new Http(link.group(1)).post("/api/v1/session", body).status();
    }

    private static void assertShape(JsonNode facts) {
        assertThat(facts.fieldNames()).toIterable().containsExactly("url", "users", "cluster", "nodes");
        assertThat(facts.path("users").findValuesAsText("name")).containsExactly("alice", "bob");
        facts.path("users")
                .forEach(user -> assertThat(user.fieldNames()).toIterable().containsExactly("name", "token", "roles"));
        assertThat(facts.path("nodes").findValuesAsText("name")).containsExactly("db1", "db2");
        facts.path("nodes").forEach(node -> assertThat(node.fieldNames())
                .toIterable()
                .containsExactly("name", "host", "port", "dataDirectory", "superuser", "passfile"));
    }

    /** What stands in the directory for temporary files, besides what the JVM and libraries keep there while they run. */
    private List<Path> left() throws IOException {
        try (Stream<Path> entries = Files.list(temporary)) {
            return entries.filter(path -> !path.getFileName().toString().startsWith("hsperfdata"))
                    .toList();
        }
    }
}
