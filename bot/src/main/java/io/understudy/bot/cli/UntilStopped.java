package io.understudy.bot.cli;

import java.util.concurrent.CountDownLatch;

/** Waits for SIGTERM or Ctrl-C, and keeps the process alive until what follows the wait has been cleaned up. */
final class UntilStopped {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread waiting = Thread.currentThread();

    void await() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        asked.await();
    }

    private void stop() {
        asked.countDown();
        try {
            waiting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
