package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.bot.cli.PlainErrors;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import io.understudy.replication.scratch.ScratchException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class CommandLineTest {
    private static final String FIVE_MISTAKES = """
            consle:
              port: 7420
            users:
              - name: alice
                token_env: UNDERSTUDY_TEST_UNSET
                roles: [viewer, aproover]
            clusters:
              orders:
                check_interval: 1 parsec
                watcher: {user: watcher, password: hunter2}
                operator: {user: operator, password_env: PATH}
                replicator: {user: replicator, passfile: /p}
                nodes: {}
            """;

    @TempDir
    Path directory;

    @Test
    void helpListsEveryVerb() {
        assertThat(CommandRun.of("--help").out())
                .contains(
                        "demo",
                        "run",
                        "check",
                        "status",
                        "ssh-pin",
                        "restore",
                        "slack-manifest",
                        "backup-key",
                        "bench");
    }

    @Test
    void theHelpOfEveryVerbSaysItsExitCodes() {
        for (String verb : Main.commandLine().getSubcommands().keySet()) {
            assertThat(CommandRun.of(verb, "--help").out()).as(verb).contains("Exit codes", "  0 ");
        }
    }

    @Test
    void theManifestForSlackNeedsNoConfiguration() {
        CommandRun run = CommandRun.of("slack-manifest", "--command", "/dbcare");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"command\" : \"/dbcare\"", "\"socket_mode_enabled\" : true");
    }

    @Test
    void aManifestThatSlackWouldRefuseIsNotPrinted() {
        CommandRun run = CommandRun.of("slack-manifest", "--http", "http://bot.example.org");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("wanted the https address at which Slack reaches the bot");
    }

    @Test
    void aNewBackupKeyGoesToStdoutAndItsPublicKeyToStderr() {
        CommandRun run = CommandRun.of("backup-key");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("\nAGE-SECRET-KEY-1[0-9A-Z]{58}\n");
        assertThat(run.err()).matches("public key: age1[0-9a-z]{58}\n");
        assertThat(run.out()).contains("# " + run.err());
    }

    @Test
    void aBackupKeyIsForItsOwnerAloneAndNeverOverwritten() throws IOException {
        Path file = directory.resolve("backup.age-key");
        CommandRun first = CommandRun.of("backup-key", "--output", file.toString());
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String key = Files.readString(file);

        CommandRun second = CommandRun.of("backup-key", "-o", file.toString());

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err())
                .startsWith("understudy: wanted a new file " + file + ", found that there is one already");
        assertThat(Files.readString(file)).isEqualTo(key);
    }

    @Test
    void checkNamesFiveMistakesAtOnceAndNoSecret() throws IOException {
        Path file = Files.writeString(directory.resolve("understudy.yaml"), FIVE_MISTAKES);
        CommandRun run = CommandRun.of("check", "--config", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("NOT READY: " + file + " has 5 mistakes")
                .contains("did you mean 'console'", "UNDERSTUDY_TEST_UNSET", "did you mean 'approver'")
                .contains("parsec", "wanted no secret in the YAML")
                .doesNotContain("hunter2");
    }

    @Test
    void aWrongConfigurationIsAnUnknownStateAndNoCriticalOne() {
        CommandRun run = CommandRun.of("status", "--config", "/nowhere/understudy.yaml");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("/nowhere/understudy.yaml has 1 mistake", "found no such file");
    }

    @Test
    void aWrongOptionOfStatusIsNoCriticalCluster() {
        assertThat(CommandRun.of("status", "--jsn").exitCode()).isEqualTo(3);
        assertThat(CommandRun.of("check", "--jsn").exitCode()).isEqualTo(2);
    }

    @Test
    void anErrorOfOursIsOneMessageWithoutAStackTrace() {
        String missing =
                "looked for PostgreSQL's server programs in /usr/lib/postgresql/*/bin: no server programs are there; "
                        + "install them (Debian and Ubuntu: apt-get install postgresql-15) or name their directory";
        assertThat(ended(new IllegalStateException("wrapped", new ScratchException(missing))))
                .isEqualTo(new CommandRun(1, "", "understudy: " + missing + "\n"));
    }

    @Test
    void aMachinesFailureIsSaidWithItsRemedy() {
        CommandRun run = ended(new HostException(new HostFailure.Unreachable("db2", "connection refused")));
        assertThat(run.err())
                .isEqualTo(
                        "understudy: cannot connect to db2: connection refused; check that the machine is up and that"
                                + " its SSH port can be reached from here\n");
    }

    @Test
    void anUnforeseenErrorPointsAtTheLog() {
        CommandRun run = ended(new IllegalStateException("surprise"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("surprise", "the log on stderr above tells where");
    }

    private static CommandRun ended(Exception failure) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new Failing(failure))
                .setExecutionExceptionHandler(new PlainErrors())
                .setErr(new PrintWriter(err))
                .execute();
        return new CommandRun(exitCode, "", err.toString());
    }

    @Command(name = "failing")
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
