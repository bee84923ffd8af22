package io.understudy.commands.deliver;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work now or later, until the bot stops. Safe for any thread. */
final class Delays {
    private final ScheduledExecutorService threads;
    private boolean stopped;

    Delays(ScheduledExecutorService threads) {
        this.threads = threads;
    }

    void now(Runnable work) {
        after(Duration.ZERO, work);
    }

    /** After the stop nothing happens any more: the next start finds what is left. */
    synchronized void after(Duration wait, Runnable work) {
        if (!stopped) {
            threads.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** What still runs is interrupted. */
    synchronized void stop() {
        stopped = true;
        threads.shutdownNow();
    }
}
