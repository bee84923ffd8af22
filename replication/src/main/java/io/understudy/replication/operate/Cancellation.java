package io.understudy.replication.operate;

import java.time.Duration;

/**
 * The wish to stop the operation that runs, heard in the pauses of its step: a performer that waits through this needs
 * to know nothing of it. One per cluster. The wish may come from any thread; one thread listens.
 */
public final class Cancellation implements Pause {
    private static final long NOBODY = 0;
    private final Pause pause;
    private volatile long wanted = NOBODY;
    private volatile long listening = NOBODY;

    public Cancellation(Pause pause) {
        this.pause = pause;
    }

    /** Stops that operation where it waits; nothing happens while it does not listen. The wish must be stored already. */
    void want(long operation) {
        wanted = operation;
    }

    void listen(long operation) {
        listening = operation;
    }

    void stopListening() {
        listening = NOBODY;
    }

    /**
     * Waits.
     *
     * @throws StepCancelledException if people stopped the operation whose step waits
     */
    @Override
    public void of(Duration time) throws InterruptedException {
        check();
        pause.of(time);
        check();
    }

    private void check() throws StepCancelledException {
        if (listening != NOBODY && listening == wanted) {
            throw new StepCancelledException();
        }
    }
}
