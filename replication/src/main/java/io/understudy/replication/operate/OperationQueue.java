package io.understudy.replication.operate;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Approved operations on their way to the one thread that runs them, each at most once at a time. */
final class OperationQueue {
    private final OperationRunner runner;
    private final Executor operationThread;
    private final Runnable afterEach;
    private final Set<Long> queued = ConcurrentHashMap.newKeySet();
    private final Set<Long> left = ConcurrentHashMap.newKeySet();

    /** {@code afterEach}: done on the operation thread when one was run, whatever came of it. */
    OperationQueue(OperationRunner runner, Executor operationThread, Runnable afterEach) {
        this.runner = runner;
        this.operationThread = operationThread;
        this.afterEach = afterEach;
    }

    void submit(long id) {
        if (queued.add(id)) {
            operationThread.execute(() -> run(id));
        }
    }

    private void run(long id) {
        boolean settled = false;
        try {
            settled = runner.run(id);
        } finally {
            queued.remove(id);
            afterEach.run();
        }
        if (!settled) {
            left.add(id);
        }
    }

    /** Goes on with what a failing store stopped. */
    void takeUpAgain() {
        List<Long> again = List.copyOf(left);
        again.stream().filter(left::remove).forEach(this::submit);
    }
}
