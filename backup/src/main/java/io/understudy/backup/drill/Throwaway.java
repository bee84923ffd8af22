package io.understudy.backup.drill;

import io.understudy.replication.scratch.ScratchSite;

/** A scratch directory that is emptied also when whoever uses it is told to stop. */
record Throwaway(ScratchSite site) implements AutoCloseable {
    @Override
    public void close() {
        // Commands are not begun on an interrupted thread, and these must be.
        boolean interrupted = Thread.interrupted();
        try {
            site.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
