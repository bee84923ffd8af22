package io.understudy.bot.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or Ctrl-C, which may come at any time from its making on, and keeps the process alive until it is
 * closed: whatever was opened after it has been cleaned up by then. A stop that was asked for is a success.
 */
final class UntilStopped implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private final UnpackedLibrary library = UnpackedLibrary.inItsOwnDirectory();

    UntilStopped() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void await() throws InterruptedException {
        asked.await();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    private void stop() {
        asked.countDown();
        try {
            cleanedUp.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The exit code would be the signal's otherwise, which a service manager takes for a failure.
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void close() {
        if (!isAsked()) {
            // The process ends by itself, with an exit code of its own.
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        try {
            library.close();
        } finally {
            cleanedUp.countDown();
        }
    }
}
