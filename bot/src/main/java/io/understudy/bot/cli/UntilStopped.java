package io.understudy.bot.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or Ctrl-C, which may come at any time from its making on, and keeps the process alive until it is
 * closed: whatever was opened after it has been cleaned up by then. A stop that was asked for is a success.
 */
public final class UntilStopped implements AutoCloseable {
    /** The verb's, known when it has cleaned up and said its last word, also about a clean-up that failed. */
    private static final CompletableFuture<Integer> EXIT_CODE = new CompletableFuture<>();

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Runnable told;
    private final Thread hook = new Thread(this::stop, "stop");
    private final UnpackedLibrary library = UnpackedLibrary.inItsOwnDirectory();

    /** Lets a stopped process end. */
    public static void ended(int exitCode) {
        EXIT_CODE.complete(exitCode);
    }

    UntilStopped() {
        this(() -> {});
    }

    /** @param told called on a thread of its own when a stop is asked for */
    UntilStopped(Runnable told) {
        this.told = told;
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
        told.run();
        // The exit code would be the signal's otherwise, which a service manager takes for a failure.
        Runtime.getRuntime().halt(EXIT_CODE.join());
    }

    @Override
    public void close() {
        if (!isAsked()) {
            // The process ends by itself, with an exit code of its own.
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        library.close();
    }
}
