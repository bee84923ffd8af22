package io.understudy.replication.perform;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.FenceStep.RunHook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs hooks on the bot's own machine. A check says where a hook stands. Without one only its result does: {@code before}
 * names the run, and a run that another life of the bot began, and whose end it did not store, is unknown.
 */
final class HookPerformer implements StepPerformer<RunHook> {
    private final Host bot;
    private final InstantSource clock;
    private final Map<RunHook, String> runs = new ConcurrentHashMap<>();
    private final Map<String, Standing> results = new ConcurrentHashMap<>();

    /** @param bot the machine that the bot runs on */
    HookPerformer(Host bot, InstantSource clock) {
        this.bot = bot;
        this.clock = clock;
    }

    @Override
    public Optional<String> before(RunHook step) {
        String run = step.hook() + " as of " + clock.instant();
        runs.put(step, run);
        results.put(run, new Standing.NotDone("the hook " + step.hook() + " has not run"));
        return Optional.of(run);
    }

    @Override
    public Standing standing(RunHook step, Optional<String> before) {
        if (!step.check().isEmpty()) {
            return checked(bot, step.hook(), step.check(), step.timeLimit());
        }
        return before.map(results::get)
                .orElseGet(() -> new Standing.Unknown(
                        "The bot stopped while the hook " + step.hook() + " may have run, and it has no check.",
                        List.of(new Argv(step.command()).toShell())));
    }

    /** What a hook's check says, asked now. */
    static Standing checked(Host bot, String hook, List<String> check, Duration timeLimit) {
        Argv command = new Argv(check);
        try {
            CommandResult result = bot.run(command, timeLimit);
            return switch (result.exitCode()) {
                case 0 -> new Standing.Done("the check of the hook " + hook + " says yes" + said(result));
                case 1 -> new Standing.NotDone("the check of the hook " + hook + " says no" + said(result));
                default ->
                    new Standing.Unknown(
                            "The check of the hook " + hook + " ended with exit code " + result.exitCode()
                                    + said(result) + ".",
                            List.of(command.toShell()));
            };
        } catch (HostException e) {
            return new Standing.Unknown(
                    "The check of the hook " + hook + " gave no answer: "
                            + e.failure().message() + ".",
                    List.of(command.toShell()));
        }
    }

    @Override
    public void perform(RunHook step, Consumer<Progress> progress) throws StepFailedException {
        progress.accept(Progress.phase("hook " + step.hook()));
        String found = run(step);
        if (!found.isEmpty()) {
            record(step, new Standing.NotDone(found));
            throw new StepFailedException(
                    "the hook " + step.hook() + " to end with exit code 0",
                    found,
                    "run it by hand: " + new Argv(step.command()).toShell());
        }
    }

    /** What went wrong; empty if nothing did. */
    private String run(RunHook step) {
        try {
            CommandResult result = bot.run(new Argv(step.command()), step.timeLimit());
            if (result.succeeded()) {
                record(step, new Standing.Done("the hook " + step.hook() + " ended with exit code 0" + said(result)));
                return "";
            }
            return "exit code " + result.exitCode() + said(result);
        } catch (HostException e) {
            return e.failure().message();
        }
    }

    private void record(RunHook step, Standing standing) {
        Optional.ofNullable(runs.get(step)).ifPresent(run -> results.put(run, standing));
    }

    private static String said(CommandResult result) {
        String tail = Tail.of(result.stdout() + "\n" + result.stderr());
        return tail.isEmpty() ? "" : ": " + tail;
    }
}
