package io.understudy.replication.host;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every host does, however it is reached. */
abstract class HostContract {

    static final Duration LONG = Patience.seconds(60);

    @TempDir
    Path directory;

    abstract Host host();

    @Test
    void tellsOutputMessagesAndExitCodeApart() {
        CommandResult result = host().run(shell("echo out; echo err >&2; exit 3"), LONG);
        assertThat(result).isEqualTo(new CommandResult(3, "out\n", "err\n", false));
    }

    @Test
    void startsCommandsWhereEveryUserMayBe() {
        assertThat(host().run(Argv.of("pwd"), LONG).stdout()).isEqualTo("/\n");
    }

    @Test
    void answers127ForAProgramThatIsNotThere() {
        CommandResult result = host().run(Argv.of("no-such-program"), LONG);
        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.complaint()).contains("no-such-program").contains("not found");
    }

    @Test
    void keepsApartA255FromTheProgramAndALostConnection() {
        assertThat(host().run(shell("exit 255"), LONG).exitCode()).isEqualTo(255);
    }

    @Test
    void saysWhichSignalEndedAProgram() {
        assertThat(host().run(shell("kill -TERM $$"), LONG).exitCode()).isEqualTo(128 + 15);
    }

    @Test
    @Tag("F48")
    void passesEveryHostileArgumentByteForByte() {
        Argv print = Argv.of("printf", "%s|").and(HostileText.ALL.toArray(String[]::new));
        assertThat(host().run(print, LONG).stdout()).isEqualTo(String.join("|", HostileText.ALL) + "|");
    }

    @Test
    @Tag("F48")
    void passesEveryHostileInputByteForByte() {
        String input = String.join("\n", HostileText.ALL);
        assertThat(host().runWithInput(Argv.of("cat"), LONG, input).stdout()).isEqualTo(input);
    }

    @Test
    void endsTheInputSoThatAReaderDoesNotWait() {
        assertThat(host().run(Argv.of("cat"), LONG)).isEqualTo(new CommandResult(0, "", "", false));
    }

    @Test
    void doesNotWaitForAProgramToReadItsInput() {
        assertThat(host().runWithInput(Argv.of("true"), LONG, "x".repeat(500_000))
                        .succeeded())
                .isTrue();
    }

    @Test
    void keepsTheFirstMebibyteOfABigOutputAndSaysThatItWasCut() {
        CommandResult result = host().run(Argv.of("head", "-c", "3000000", "/dev/zero"), LONG);
        assertThat(result.stdout()).hasSize(CommandResult.LIMIT_BYTES);
        assertThat(result.truncated()).isTrue();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void tellsLinesWhileTheCommandRunsSplitAtCarriageReturnsToo() {
        List<String> heard = new ArrayList<>();
        Path go = directory.resolve("go");
        Output listener = new Output() {
            @Override
            public void stderrLine(String line) {
                heard.add(line);
                if (line.equals("20%")) {
                    host().writeFile(go, "", 0600);
                }
            }
        };
        // The command goes on only once its second line was heard: the lines come while it runs.
        String script = "printf '10%%\\r20%%\\r' >&2; until [ -e \"$1\" ]; do sleep 0.01; done; printf 'last' >&2";
        CommandResult result = host().run(shell(script).and("sh", go.toString()), LONG, listener);
        assertThat(result.exitCode()).isZero();
        assertThat(heard).containsExactly("10%", "20%", "last");
    }

    @Test
    void killsTheWholeProcessGroupWhenTheDeadlinePasses() throws Exception {
        assertThatThrownBy(() -> host().run(familyOfSleepers(), Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(HostException.class, e -> assertThat(e.failure())
                        .isInstanceOf(HostFailure.DeadlinePassed.class));
        awaitDeathOfTheFamily();
    }

    @Test
    void killsTheWholeProcessGroupWhenTheCallerIsInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                host().run(familyOfSleepers(), LONG);
            } catch (HostException e) {
                thrown.set(e);
            }
        });
        caller.start();
        await().until(() -> Files.exists(directory.resolve("child")));
        caller.interrupt();
        caller.join(LONG.toMillis());
        assertThat(thrown.get()).isInstanceOfSatisfying(HostException.class, e -> assertThat(e.failure())
                .isInstanceOf(HostFailure.Cancelled.class));
        awaitDeathOfTheFamily();
    }

    @Test
    void doesNotWaitForAChildLeftInTheBackground() {
        assertThat(host().run(shell("sleep 600 & echo done"), LONG).stdout()).isEqualTo("done\n");
    }

    @Test
    void runsCommandsAtTheSameTime() {
        Path meeting = directory.resolve("meeting");
        Argv first = shell("until [ -e \"$1\" ]; do sleep 0.01; done; echo met").and("sh", meeting.toString());
        CompletableFuture<CommandResult> waiting = CompletableFuture.supplyAsync(() -> host().run(first, LONG));
        assertThat(host().run(Argv.of("touch", meeting.toString()), LONG).succeeded())
                .isTrue();
        assertThat(waiting.join().stdout()).isEqualTo("met\n");
    }

    @Test
    void writesAFileWithItsModeAndReadsItBack() throws Exception {
        Path file = directory.resolve("pass file");
        host().writeFile(file, "first 日本\n", 0600);
        host().writeFile(file, "second 🐘\n", 0640);
        assertThat(host().readFile(file)).isEqualTo(new ReadResult.Found("second 🐘\n"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(directory.toFile().list()).containsExactly("pass file");
    }

    @Test
    void readersOfAFileThatIsReplacedSeeAlwaysOneWholeVersion() {
        Path file = directory.resolve("file");
        List<String> versions = List.of("a".repeat(100_000), "b".repeat(100_000));
        host().writeFile(file, versions.get(0), 0600);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 10; round++) {
                host().writeFile(file, versions.get(round % 2), 0600);
            }
        });
        while (!writer.isDone()) {
            assertThat(file).content().isIn(versions);
        }
        writer.join();
    }

    @Test
    void tellsAMissingFileFromOneThatCannotBeRead() {
        Path missing = directory.resolve("missing");
        assertThat(host().readFile(missing)).isEqualTo(new ReadResult.Absent(missing));
        assertThat(host().readFile(directory)).isInstanceOf(ReadResult.Unreadable.class);
        assertThat(host().exists(missing)).isFalse();
        assertThat(host().exists(directory)).isTrue();
    }

    @Test
    void refusesToSayThatAFileIsMissingWhenTheMachineWouldNotTell() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> host().exists(file.resolve("below")))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.failure()).isInstanceOf(HostFailure.FileTrouble.class));
    }

    @Test
    void saysWhyAFileCouldNotBeWritten() {
        assertThatThrownBy(() -> host().writeFile(directory.resolve("no/such/file"), "", 0600))
                .hasMessageContaining("No such file or directory");
    }

    static Argv shell(String script) {
        return Argv.of("sh", "-c", script);
    }

    private Argv familyOfSleepers() {
        String script = "echo $$ >\"$1/parent\"; sleep 600 & echo $! >\"$1/child.new\";"
                + " mv \"$1/child.new\" \"$1/child\"; wait; wait";
        return shell(script).and("sh", directory.toString());
    }

    private void awaitDeathOfTheFamily() throws Exception {
        for (String member : List.of("parent", "child")) {
            long pid =
                    Long.parseLong(Files.readString(directory.resolve(member)).strip());
            await().alias(member + " is gone")
                    .until(() ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        }
    }
}
