package io.understudy.replication.runbook;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for answers, for each one and for all together only so long. Of one investigation, on one thread. */
final class Deadlines {
    private final ExecutorService threads;
    private final Duration each;
    private final Duration whole;
    private final long endNanos;

    Deadlines(ExecutorService threads, Duration each, Duration whole) {
        this.threads = threads;
        this.each = each;
        this.whole = whole;
        this.endNanos = System.nanoTime() + whole.toNanos();
    }

    /** What is asked late, hangs, or fails is silent; what hangs is interrupted. */
    <T> Answer<T> await(Callable<Answer<T>> question) {
        long left = Math.min(each.toNanos(), endNanos - System.nanoTime());
        if (left <= 0) {
            return new Answer.Silent<>("Not asked: the " + whole.toSeconds() + " s for all questions were over.");
        }
        try {
            Future<Answer<T>> asked = threads.submit(question);
            return await(asked, left);
        } catch (RejectedExecutionException stopping) {
            return new Answer.Silent<>("Not asked: the bot is stopping.");
        }
    }

    private static <T> Answer<T> await(Future<Answer<T>> asked, long nanos) {
        try {
            return asked.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            return new Answer.Silent<>("No answer within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms.");
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            return new Answer.Silent<>(Optional.ofNullable(cause.getMessage())
                    .orElseGet(() -> cause.getClass().getSimpleName()));
        } catch (InterruptedException stopping) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Silent<>("Not answered: the bot is stopping.");
        }
    }
}
