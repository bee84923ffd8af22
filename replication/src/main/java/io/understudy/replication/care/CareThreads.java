package io.understudy.replication.care;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names threads as the design does, and lets none of them keep the process alive. */
final class CareThreads {
    private CareThreads() {}

    static ThreadFactory numbered(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> daemon(work, prefix + count.incrementAndGet());
    }

    static ThreadFactory named(String name) {
        return work -> daemon(work, name);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
