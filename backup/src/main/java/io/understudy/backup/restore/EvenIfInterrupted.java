package io.understudy.backup.restore;

import java.util.function.Supplier;

/** What an interrupted thread runs on a machine is ended at once: this is for what has to be done in any case. */
final class EvenIfInterrupted {
    private EvenIfInterrupted() {}

    /** Does it; the thread is interrupted again afterwards if it was. */
    static <T> T answer(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static void run(Runnable work) {
        answer(() -> {
            work.run();
            return true;
        });
    }
}
