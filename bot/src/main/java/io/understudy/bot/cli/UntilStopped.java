package io.understudy.bot.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Hears SIGTERM and Ctrl-C from its making on, and holds the process until it is closed: open it before what must be
 * cleaned up.
 */
final class UntilStopped implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    UntilStopped() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    void await() throws InterruptedException {
        asked.await();
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Lets the process end. The main thread itself cannot be waited for: its own exit waits for the hooks. */
    @Override
    public void close() {
        cleanedUp.countDown();
    }

    private void stop() {
        asked.countDown();
        try {
            cleanedUp.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
