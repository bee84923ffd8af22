package io.understudy.replication.perform;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.DetachedRun;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import io.understudy.replication.host.Output;
import io.understudy.replication.host.RunState;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work on a node's machine that may take long, and goes on there while the connection or the bot is away. One kind of
 * work runs at most once at a time on a node; who asks for the same while it runs watches it to its end.
 *
 * @param kind the key that it runs under
 */
record LongWork(Stage stage, String node, String kind) {
    private static final Duration FIRST_POLL = Duration.ofMillis(50);
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(1);

    /** A machine that is away for longer is a matter for people; the work there goes on all the same. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    static LongWork copy(Stage stage, String node) {
        return new LongWork(stage, node, "base-backup");
    }

    /**
     * Begins it, or finds it running, and watches it to its end. An interrupted watcher leaves it running.
     *
     * @param output is told the line that is the last one when it is looked at, or the silence
     * @param progress is told when its machine does not answer
     * @return its exit code, with the end of its output as messages
     * @throws StepFailedException if other work of this kind runs there, or it ended without an exit code
     * @throws HostException if the machine stays away, or is not to be trusted any more
     */
    CommandResult run(String script, Output output, Consumer<Progress> progress, String... arguments)
            throws StepFailedException, InterruptedException {
        Argv command = Stage.shell(script, arguments);
        RunState state = patiently(this::look, progress);
        if (!(state instanceof RunState.Running)) {
            String attempt = stage.clock().instant().toString();
            state = patiently(() -> detached().start(command, attempt), progress);
        }
        Duration poll = FIRST_POLL;
        String said = "";
        while (state instanceof RunState.Running running) {
            requireOurs(running, command);
            said = tell(output, running.lastWords(), said);
            stage.pause().of(poll);
            poll = poll.multipliedBy(2).compareTo(SLOWEST_POLL) < 0 ? poll.multipliedBy(2) : SLOWEST_POLL;
            state = patiently(this::look, progress);
        }
        return result(state);
    }

    private static String tell(Output output, String lastWords, String said) {
        String line = lastWords.lines().reduce("", (first, last) -> last);
        if (line.equals(said)) {
            output.silence();
        } else {
            output.stdoutLine(line);
        }
        return line;
    }

    private void requireOurs(RunState.Running running, Argv command) throws StepFailedException {
        if (!running.runs(command)) {
            throw new StepFailedException(
                    "no other work of this kind on " + node,
                    "process " + running.pid() + " does it there already, with other arguments",
                    "wait for its end, or end it with `kill -- -" + running.pid() + "` on its machine; then ask again");
        }
    }

    private CommandResult result(RunState state) throws StepFailedException {
        if (state instanceof RunState.Ended ended) {
            return new CommandResult(ended.exitCode(), "", ended.lastWords(), false);
        }
        if (state instanceof RunState.Stopped) {
            throw new StepFailedException("the work on " + node + " to end by itself", "it was stopped", "ask again");
        }
        throw new StepFailedException(
                "the work on " + node + " to end with an exit code",
                "it vanished without one: its machine was restarted, or somebody killed it",
                "see the log of the machine; then ask again");
    }

    private RunState look() {
        return detached().look();
    }

    /** Whether it happened is not settled while it runs, whatever can be seen already. */
    Optional<Standing> running() {
        return look() instanceof RunState.Running running
                ? Optional.of(new Standing.NotDone("process " + running.pid() + " is still at it"))
                : Optional.empty();
    }

    /** For work that would leave harm behind if it was ended: waits until nothing of it runs. */
    void awaitEnd() throws InterruptedException {
        while (look() instanceof RunState.Running) {
            stage.pause().of(SLOWEST_POLL);
        }
    }

    /**
     * Ends it, if it runs.
     *
     * @return whether it ran
     * @throws HostException if the machine would not say, or it would not die
     */
    boolean stop() {
        return look() instanceof RunState.Running && detached().stop() instanceof RunState.Stopped;
    }

    private DetachedRun detached() {
        Path runs = Path.of(stage.node(node).postgres().dataDirectory() + ".understudy-runs");
        return stage.owner(node).detached(runs, kind);
    }

    private RunState patiently(Supplier<RunState> question, Consumer<Progress> progress) throws InterruptedException {
        Instant since = stage.clock().instant();
        while (true) {
            try {
                return question.get();
            } catch (HostException e) {
                Duration away = Duration.between(since, stage.clock().instant());
                if (e.failure() instanceof HostFailure.Cancelled
                        || Thread.currentThread().isInterrupted()) {
                    throw stopped(e);
                }
                if (!mayPass(e.failure()) || away.compareTo(PATIENCE) > 0) {
                    throw e;
                }
                progress.accept(Progress.phase(
                        node + " has not answered for " + away.toSeconds() + " s; its work goes on there"));
                stage.pause().of(SLOWEST_POLL);
            }
        }
    }

    private static InterruptedException stopped(HostException e) {
        InterruptedException stopped = new InterruptedException("the work goes on, its watcher stops");
        stopped.initCause(e);
        return stopped;
    }

    /** A refused key or login does not become right by asking again. */
    private static boolean mayPass(HostFailure failure) {
        return failure instanceof HostFailure.Unreachable
                || failure instanceof HostFailure.OutcomeUnknown
                || failure instanceof HostFailure.DeadlinePassed;
    }
}
