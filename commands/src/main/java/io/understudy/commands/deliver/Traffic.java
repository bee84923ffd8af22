package io.understudy.commands.deliver;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who may call now: one call in a lane, none while the whole platform rests or the bot stops. Safe for any thread. */
final class Traffic {
    private static final int ALL = 1_000;

    private final Set<String> taken = new HashSet<>();
    private final Semaphore calls = new Semaphore(ALL);
    private int rests;
    private boolean closing;

    /** Keeps a lane for the taker, from before its call to the end of its rest; false: it is kept by another. */
    synchronized boolean take(String lane) {
        return isOpen() && taken.add(lane);
    }

    synchronized void free(String lane) {
        taken.remove(lane);
    }

    /** False: no call may begin. */
    synchronized boolean begin() {
        return isOpen() && calls.tryAcquire();
    }

    /** The call ended, and what became of it is stored. */
    void end() {
        calls.release();
    }

    /** Nobody calls until as many {@link #resume} as rests were told; false: it rests already. */
    synchronized boolean rest() {
        rests++;
        return rests == 1;
    }

    synchronized void resume() {
        rests--;
    }

    /** No call begins any more; waits for those that run. False: some still do. */
    boolean close(Duration wait) throws InterruptedException {
        synchronized (this) {
            closing = true;
        }
        return calls.tryAcquire(ALL, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean isOpen() {
        return rests == 0 && !closing;
    }
}
