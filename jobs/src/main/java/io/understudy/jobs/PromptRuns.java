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
    /** So long is nothing run after a run that was called for: what calls all the time must not keep a server busy. */
    static final Duration REST = Duration.ofMillis(100);

    private final Executor threads;
    private final Executor afterRest;
    private boolean busy;
    private boolean called;

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

    /** Runs at once, or again after the run that is on: that one may have looked too early. Returns at once. */
    synchronized void soon(Runnable work) {
        if (busy) {
            called = true;
        } else {
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
        try {
            work.run();
        } finally {
            afterRest.execute(() -> ended(work));
        }
    }

    private synchronized void ended(Runnable work) {
        busy = false;
        if (called) {
            called = false;
            start(() -> runAndRest(work));
        }
    }
}
