package io.understudy.replication.perform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Output;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongWorkIT {
    /** Notes its start, shows progress, and ends when it is told to. */
    private static final String WORKER = """
            echo x >>"$1/starts"
            echo "100/400 kB (25%)"
            until [ -e "$1/go" ]; do sleep 0.02; done
            echo "that was all" >&2
            exit 7
            """;

    @TempDir
    Path directory;

    private final List<Progress> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void leaveNothingRunning() {
        work(here()).stop();
    }

    @Test
    void tellsProgressAndInTheEndTheExitCodeAndTheLastWords() throws Exception {
        CompletableFuture<CommandResult> watched = watch();
        Patience.await()
                .until(() -> told.stream().anyMatch(one -> one.doneBytes().orElse(0) == 100 * 1024));
        create("go");
        assertThat(watched.get().exitCode()).isEqualTo(7);
        assertThat(watched.get().complaint()).endsWith("that was all");
    }

    @Test
    @Tag("F6")
    void anInterruptedWatcherLeavesItRunningAndTheNextOneWatchesTheSame() throws Exception {
        Thread first = new Thread(
                () -> assertThatThrownBy(() -> begin(work(here()))).isInstanceOf(InterruptedException.class));
        first.start();
        awaitRunning();
        first.interrupt();
        first.join();

        CompletableFuture<CommandResult> second = watch();
        create("go");
        assertThat(second.get().exitCode()).isEqualTo(7);
        assertThat(Files.readAllLines(directory.resolve("starts"))).hasSize(1);
    }

    @Test
    void otherWorkOfTheSameKindIsRefusedWhileOneRuns() throws Exception {
        CompletableFuture<CommandResult> watched = watch();
        awaitRunning();

        StepFailedException refused = catchThrowableOfType(
                StepFailedException.class, () -> work(here()).run("echo other", Output.IGNORED, told::add));

        assertThat(refused.found()).contains("does it there already, with other arguments");
        create("go");
        watched.get();
    }

    @Test
    void stoppingItFailsTheStepThatWaitsForIt() {
        CompletableFuture<CommandResult> watched = watch();
        awaitRunning();

        assertThat(work(here()).stop()).isTrue();

        assertThat(watched)
                .failsWithin(Patience.seconds(30))
                .withThrowableThat()
                .withMessageContaining("it was stopped");
        assertThat(work(here()).stop()).isFalse();
    }

    @Test
    @Tag("F6")
    void aCopyIsNotDoneWhileItsShellStillRuns() throws Exception {
        Stage stage = here();
        BaseBackup step = new BaseBackup(
                "db2",
                "db1",
                "db2",
                directory.resolve("data.understudy-staging").toString(),
                0);
        create("data.understudy-staging.complete");
        CompletableFuture<CommandResult> watched = watch();
        awaitRunning();

        CopyPerformers.Copy copy = new CopyPerformers.Copy(stage);
        assertThat(copy.standing(step, Optional.empty())).isInstanceOf(Standing.NotDone.class);
        create("go");
        watched.get();
        assertThat(copy.standing(step, Optional.empty())).isInstanceOf(Standing.Done.class);
    }

    @Test
    @Tag("F22")
    void aMachineThatStaysAwayIsAskedForAQuarterOfAnHourAndPeopleAreToldMeanwhile() {
        List<Duration> pauses = new ArrayList<>();
        HostFailure silence = new HostFailure.Unreachable("db2", "no route");

        assertThatThrownBy(() -> begin(work(stage(new Failing(silence), pauses))))
                .isInstanceOf(HostException.class);

        assertThat(pauses).hasSize(15 * 60 + 1);
        assertThat(told.get(42).phase()).isEqualTo("db2 has not answered for 42 s; its work goes on there");
    }

    @Test
    @Tag("F24")
    void aMachineThatShowsAnotherKeyIsNotAskedAgain() {
        List<Duration> pauses = new ArrayList<>();
        HostFailure changed = new HostFailure.HostKeyChanged("db2", "SHA256:one", "SHA256:other");

        assertThatThrownBy(() -> begin(work(stage(new Failing(changed), pauses))))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.failure()).isEqualTo(changed));

        assertThat(pauses).isEmpty();
    }

    private CompletableFuture<CommandResult> watch() {
        CompletableFuture<CommandResult> end = new CompletableFuture<>();
        Thread watcher = new Thread(() -> {
            try {
                end.complete(begin(work(here())));
            } catch (StepFailedException | InterruptedException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        watcher.setDaemon(true);
        watcher.start();
        return end;
    }

    private CommandResult begin(LongWork work) throws StepFailedException, InterruptedException {
        return work.run(WORKER, progress(work.stage()), told::add, directory.toString());
    }

    private void awaitRunning() {
        Patience.await().until(() -> Files.exists(directory.resolve("starts")));
    }

    private void create(String name) {
        new LocalHost("here").writeFile(directory.resolve(name), "", 0600);
    }

    private CopyProgress progress(Stage stage) {
        return new CopyProgress("working", stage.clock(), told::add);
    }

    private static LongWork work(Stage stage) {
        return new LongWork(stage, "db2", "base-backup");
    }

    private Stage here() {
        Host host = new LocalHost("here");
        return new Stage(
                spec(),
                Map.of("db2", host),
                null,
                null,
                null,
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                InstantSource.system());
    }

    /** Time passes in pauses only. */
    private Stage stage(Host host, List<Duration> pauses) {
        InstantSource clock = () -> Instant.EPOCH.plus(pauses.stream().reduce(Duration.ZERO, Duration::plus));
        return new Stage(spec(), Map.of("db2", host), null, null, null, pauses::add, clock);
    }

    private ClusterSpec spec() {
        PostgresInstallation postgres = new PostgresInstallation(
                directory.resolve("data").toString(), "/usr/bin", System.getProperty("user.name"), Optional.empty());
        NodeSpec node = new NodeSpec("db2", "127.0.0.1", 1, new HostAccess.Local(), postgres);
        Login nobody = new Login("nobody", new Secret("-"));
        return new ClusterSpec(
                "orders", List.of(node), "postgres", nobody, nobody, new ReplicationLogin("nobody", "/nonexistent"));
    }

    /** Always gives the same reason for not answering. */
    private record Failing(HostFailure failure) implements Host {
        @Override
        public String name() {
            return "db2";
        }

        @Override
        public String loginUser() {
            return System.getProperty("user.name");
        }

        @Override
        public CommandResult run(Argv command, Duration deadline, String input, Output output) {
            throw new HostException(failure);
        }

        @Override
        public void close() {}
    }
}
