package io.understudy.backup.target;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives a connection up on which nothing moved for too long. Keep-alives do not notice this: the machine answers them while the
 * program behind it hangs.
 */
final class StallWatch implements AutoCloseable {
    private final AtomicLong movedNanos = new AtomicLong(System.nanoTime());
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> watching;
    private volatile boolean stalled;

    /**
     * Begins to watch.
     *
     * @param giveUp called once, on a thread of the watch's own
     */
    StallWatch(Duration longest, Runnable giveUp) {
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sftp-stall-watch");
            thread.setDaemon(true);
            return thread;
        });
        long everyMillis = Math.max(1, longest.toMillis() / 10);
        watching = clock.scheduleWithFixedDelay(
                () -> {
                    if (!stalled && System.nanoTime() - movedNanos.get() > longest.toNanos()) {
                        stalled = true;
                        giveUp.run();
                    }
                },
                everyMillis,
                everyMillis,
                TimeUnit.MILLISECONDS);
    }

    void moved() {
        movedNanos.set(System.nanoTime());
    }

    boolean stalled() {
        return stalled;
    }

    @Override
    public void close() {
        watching.cancel(true);
        clock.shutdownNow();
    }
}
