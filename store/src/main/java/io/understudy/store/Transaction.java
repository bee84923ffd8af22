package io.understudy.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;

/**
 * BEGIN IMMEDIATE … COMMIT, by hand: the driver's own {@code commit()} begins the next transaction at once, and when that
 * fails because another process holds the file, a stored change would look like a failed one.
 */
final class Transaction {
    private Transaction() {}

    static <T> T immediate(Handle handle, HandleCallback<T, RuntimeException> work) {
        handle.execute("BEGIN IMMEDIATE");
        try {
            T result = work.withHandle(handle);
            handle.execute("COMMIT");
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(handle, e);
            throw e;
        }
    }

    private static void rollBack(Handle handle, Throwable reason) {
        try {
            handle.execute("ROLLBACK");
        } catch (JdbiException e) {
            // On a full disk SQLite has already rolled back by itself.
            reason.addSuppressed(e);
        }
    }
}
