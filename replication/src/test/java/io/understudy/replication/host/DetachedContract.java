package io.understudy.replication.host;

import static io.understudy.replication.host.HostContract.LONG;
import static io.understudy.replication.host.HostContract.shell;
import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that goes on when nobody watches, however its machine is reached. */
abstract class DetachedContract {

    @TempDir
    Path directory;

    abstract Host host();

    /** A second way to the same machine, as a restarted bot would have it. */
    abstract Host another();

    /** Lets both go. */
    void close() {}

    @AfterEach
    void leaveNothingRunning() {
        another().detached(runs(), "work").stop();
        close();
    }

    @Test
    void tellsTheExitCodeAndTheLastWordsFromItsFiles() {
        assertThat(run().look()).isEqualTo(new RunState.Never());
        run().start(shell("echo out; echo err >&2; exit 3"), "1");
        assertThat(ended(run())).isEqualTo(new RunState.Ended(3, "out\nerr\n"));
    }

    @Test
    @Tag("F22")
    void goesOnWhenTheConnectionIsGoneAndIsFoundAgainUnderItsKey() {
        RunState.Running begun = (RunState.Running) run().start(worker(), "1");
        host().close();

        DetachedRun again = another().detached(runs(), "work");
        RunState.Running found = (RunState.Running) again.look();
        assertThat(found.pid()).isEqualTo(begun.pid());
        assertThat(found.runs(worker())).isTrue();
        create("go");
        assertThat(ended(again)).isEqualTo(new RunState.Ended(0, "begun\n"));
    }

    @Test
    void neverRunsTwiceAtOnceUnderOneKey() throws Exception {
        run().start(worker(), "1");
        assertThat(run().start(shell("echo a second"), "2"))
                .isInstanceOfSatisfying(RunState.Running.class, found -> assertThat(found.runs(worker()))
                        .isTrue());
        create("go");
        ended(run());
        assertThat(Files.readAllLines(directory.resolve("starts"))).hasSize(1);
    }

    @Test
    void anAttemptThatIsAskedForAgainIsNotStartedAgain() throws Exception {
        create("go");
        run().start(worker(), "1");
        ended(run());
        run().start(worker(), "1");
        ended(run());
        assertThat(Files.readAllLines(directory.resolve("starts"))).hasSize(1);
        run().start(worker(), "2");
        ended(run());
        assertThat(Files.readAllLines(directory.resolve("starts"))).hasSize(2);
    }

    @Test
    void stopsItsWholeProcessGroupAndNothingElse() {
        RunState.Running other =
                (RunState.Running) host().detached(runs(), "other").start(shell("exec sleep 600"), "1");
        RunState.Running begun = (RunState.Running) run().start(shell("sleep 600 & sleep 600; wait"), "1");
        try {
            assertThat(run().stop()).isEqualTo(new RunState.Stopped(""));
            assertThat(membersOf(begun)).isZero();
            assertThat(membersOf(other)).isPositive();
        } finally {
            host().detached(runs(), "other").stop();
        }
        assertThat(run().stop()).isEqualTo(new RunState.Stopped(""));
    }

    @Test
    void runsForAsLongAsOneOfItsProcessesLivesAlsoWhenTheFirstWasKilled() {
        RunState.Running begun = (RunState.Running) run().start(worker(), "1");
        ProcessHandle.of(begun.pid()).orElseThrow().destroyForcibly();
        await().until(() ->
                ProcessHandle.of(begun.pid()).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(run().start(worker(), "2")).isInstanceOf(RunState.Running.class);
        create("go");
        await().until(() -> !(run().look() instanceof RunState.Running));
    }

    @Test
    void saysWhenItVanishedWithoutAnExitCode() {
        RunState.Running begun = (RunState.Running) run().start(worker(), "1");
        host().run(shell("kill -s KILL -- \"-$1\"").and("sh", Long.toString(begun.pid())), LONG);
        await().until(() -> run().look() instanceof RunState.Vanished);
    }

    @Test
    void keepsOnlyTheEndOfABigOutput() throws Exception {
        run().start(shell("seq 1 4000; printf last"), "1");
        RunState.Ended ended = (RunState.Ended) ended(run());
        assertThat(ended.lastWords()).hasSizeLessThanOrEqualTo(8000).endsWith("\n3999\n4000\nlast\n");
        try (Stream<Path> files = Files.list(runs())) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(file.toFile().length()).isLessThan(16_000L));
        }
    }

    @Test
    void itsFilesAreForNobodyElse() throws Exception {
        run().start(Argv.of("true"), "1");
        ended(run());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs())))
                .isEqualTo("rwx------");
    }

    @Test
    @Tag("F48")
    void passesEveryHostileArgumentByteForByte() throws Exception {
        Path printed = directory.resolve("printed");
        Argv print = shell("file=$1; shift; printf '%s|' \"$@\" >\"$file\"")
                .and("sh", printed.toString())
                .and(HostileText.ALL.toArray(String[]::new));
        run().start(print, "1");
        ended(run());
        assertThat(printed).content().isEqualTo(String.join("|", HostileText.ALL) + "|");
    }

    @Test
    @Tag("F48")
    void refusesAKeyThatIsNotAPlainWord() {
        HostileText.ALL.stream().filter(text -> !text.matches("[a-z0-9-]+")).forEach(text -> assertThatThrownBy(
                        () -> host().detached(runs(), text))
                .hasMessageContaining("as a key"));
    }

    private DetachedRun run() {
        return host().detached(runs(), "work");
    }

    private Path runs() {
        return directory.resolve("data dir.understudy-runs");
    }

    /** Notes its start, and ends when it is told to. */
    private Argv worker() {
        String script = "echo x >>\"$1/starts\"; echo begun; until [ -e \"$1/go\" ]; do sleep 0.02; done";
        return shell(script).and("sh", directory.toString());
    }

    private void create(String name) {
        host().writeFile(directory.resolve(name), "", 0600);
    }

    private static RunState ended(DetachedRun run) {
        return Awaitility.await().atMost(LONG).until(run::look, state -> !(state instanceof RunState.Running));
    }

    private long membersOf(RunState.Running run) {
        String script = "n=0; for stat in /proc/[0-9]*/stat; do"
                + " if sed 's/.*) //' \"$stat\" 2>/dev/null | grep -q \"^[^Z] [0-9]* $1 \"; then n=$((n + 1)); fi; done; echo $n";
        CommandResult counted = host().run(shell(script).and("sh", Long.toString(run.pid())), Duration.ofMinutes(1));
        return Long.parseLong(counted.stdout().strip());
    }
}
