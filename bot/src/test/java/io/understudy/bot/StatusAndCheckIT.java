package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.understudy.bot.demo.Demo;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verbs against a real pair that no bot looks after. */
final class StatusAndCheckIT {
    private Demo demo;

    @BeforeEach
    void start() {
        demo = Demo.start(0, Optional.empty(), false, new SecureRandom());
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void aHealthyPairIsSaidToBeOneAndTheBotsStateIsNotTouched() throws IOException {
        CommandRun text = run("status");
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("demo · HEALTHY", "all is well", "db1", "db2", "streaming");
        assertThat(text.out()).doesNotContain("backup");
        CommandRun json = run("status", "demo", "--json");
        JsonNode document = new ObjectMapper().readTree(json.out());
        assertThat(document.at("/result").asText()).isEqualTo("HEALTHY");
        assertThat(document.at("/clusters/0/nodes/0/role").asText()).isEqualTo("primary");
        assertThat(document.at("/clusters/0/nodes/1/state").asText()).isEqualTo("STREAMING");
        assertThat(document.at("/clusters/0/nodes/1/lagBytes").isIntegralNumber())
                .isTrue();
        assertThat(document.at("/clusters/0/nodes/1/slot/name").asText()).isEqualTo("db2");
        assertThat(demo.configuration().resolveSibling("understudy.db")).doesNotExist();
    }

    @Test
    void theExitCodeIsTheStateAndAnUnknownClusterIsNamed() {
        CommandRun misspelt = run("status", "demmo");
        assertThat(misspelt.exitCode()).isEqualTo(3);
        assertThat(misspelt.err()).contains("no cluster 'demmo'", "did you mean 'demo'");
        standby().stop(StopMode.FAST);
        assertThat(run("status").exitCode()).isEqualTo(1);
        primary().kill9();
        CommandRun critical = run("status");
        assertThat(critical.exitCode()).isEqualTo(2);
        assertThat(critical.out()).contains("NO_PRIMARY");
    }

    @Test
    void checkFindsNothingWrongWithADemo() {
        CommandRun run = run("check");
        assertThat(run.out()).startsWith("All is well: ").doesNotContain("FAIL").contains("ok   db2");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aWrongPasswordIsSaidAndTheStateIsUnknown() throws IOException {
        Files.writeString(demo.configuration().resolveSibling("understudy_dumper.password"), "wrong\n");
        assertThat(run("check").out()).contains("refuses the backup.dumper understudy_dumper");
        Files.writeString(demo.configuration().resolveSibling("understudy_watcher.password"), "wrong\n");
        assertThat(run("status").exitCode()).isEqualTo(3);
        CommandRun check = run("check");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .startsWith("NOT READY: ")
                .contains("refuses the watcher understudy_watcher", "password authentication failed")
                .contains("compare the password of clusters.demo.watcher");
    }

    @Test
    void aPortInUseIsSaidBeforeTheBotIsStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            edit("port: 0", "port: " + taken.getLocalPort());
            CommandRun check = run("check");
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.out())
                    .contains("wanted the console to listen on 127.0.0.1 port " + taken.getLocalPort())
                    .contains("change console.host or console.port");
            CommandRun bot = run("run");
            assertThat(bot.exitCode()).isEqualTo(1);
            assertThat(bot.err().lines()).hasSize(1);
            assertThat(bot.err()).contains("another program uses the port", "Choose another port");
        }
    }

    @Test
    void missingProgramsAndAWrongDirectoryAreNamedWithTheirRemedy() throws IOException {
        edit("bin_directory: \"" + primary().site().binaries().directory() + "\"", "bin_directory: \"/opt/none\"");
        CommandRun check = run("check");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("wanted PostgreSQL's programs in /opt/none, found no postgres, pg_ctl")
                .contains("apt-get install postgresql-15", "wanted pg_dump in /opt/none");
    }

    private CommandRun run(String verb, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = verb;
        arguments[1] = "--config";
        arguments[2] = demo.configuration().toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandRun.of(arguments);
    }

    private void edit(String from, String to) throws IOException {
        String before = Files.readString(demo.configuration());
        assertThat(before).contains(from);
        Files.writeString(demo.configuration(), before.replace(from, to));
    }

    private ScratchServer primary() {
        return demo.servers().get(0);
    }

    private ScratchServer standby() {
        return demo.servers().get(1);
    }
}
