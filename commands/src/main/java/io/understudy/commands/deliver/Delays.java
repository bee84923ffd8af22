package io.understudy.commands.deliver;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work now or later, until the bot stops. Safe for any thread. */
final class Delays {
    private static final Logger LOG = LoggerFactory.getLogger(Delays.class);

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
            Future<?> unused = threads.schedule(() -> logged(work), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** What is expected to fail answers for itself; this is a bug. */
    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Delivering messages failed", e);
        }
    }

    /** What still runs is interrupted. */
    synchronized void stop() {
        stopped = true;
        threads.shutdownNow();
    }
}
