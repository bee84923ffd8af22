package io.understudy.slacklocal.people;

import io.understudy.slacklocal.workspace.Workspace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Waits until the workspace is as somebody wants it; looks again at each change. */
final class Wait {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Wait(Workspace workspace) {
        workspace.onChange(change -> wake());
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param wanted in words, for the error
     * @param instead what is there, in words, for the error
     * @throws AssertionError when the time is over
     */
    <T> T until(Duration atMost, String wanted, Supplier<Optional<T>> look, Supplier<String> instead) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            Optional<T> seen = look.get();
            while (seen.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                seen = look.get();
            }
            return seen.orElseThrow(() -> new AssertionError(
                    "wanted " + wanted + " within " + atMost.toMillis() + " ms, found:\n" + instead.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("wanted " + wanted + ", found that the wait was interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
