package io.understudy.jobs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs one line's work beside Quartz's threads, one run at a time: at its ticks, of which those during a run are skipped,
 * and at once when something calls for it. What takes long holds up no other line.
 */
final class PromptRuns implements Executor {
    /** What breaks takes a moment to show everywhere: one look right after it may come too early. */
    private static final int RUNS_OF_A_CALL = 3;

    /** So long is nothing run after a run that was called for: what calls all the time must not keep a server busy. */
    static final Duration REST = Duration.ofMillis(100);

    private final Executor threads;
    private final Executor afterRest;
    private boolean busy;
    private int owed;

    PromptRuns(Executor threads) {
        this.threads = threads;
        this.afterRest = CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS, threads);
    }

    /** A tick. */
    @Override
    public synchronized void execute(Runnable work) {
        if (!busy) {
            start(() -> run(work));
        }
    }

    /** Runs at once, or after the run that is on, and twice more with a rest before each. Returns at once. */
    synchronized void soon(Runnable work) {
        owed = RUNS_OF_A_CALL;
        if (!busy) {
            start(() -> runAndRest(work));
        }
    }

    private void start(Runnable run) {
        busy = true;
        try {
            threads.execute(run);
        } catch (RejectedExecutionException stopping) {
            busy = false;
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            ended(work);
        }
    }

    private void runAndRest(Runnable work) {
        begun();
        try {
            work.run();
        } finally {
            afterRest.execute(() -> ended(work));
        }
    }

    private synchronized void begun() {
        owed--;
    }

    private synchronized void ended(Runnable work) {
        busy = false;
        if (owed > 0) {
            start(() -> runAndRest(work));
        }
    }
}
