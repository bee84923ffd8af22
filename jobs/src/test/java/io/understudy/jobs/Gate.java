package io.understudy.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Work whose first run lasts until the test opens it; notes when each run began. */
final class Gate implements Work {
    private final List<Long> startedNanos = new CopyOnWriteArrayList<>();
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void perform() throws InterruptedException {
        startedNanos.add(System.nanoTime());
        opened.await();
    }

    void open() {
        opened.countDown();
    }

    int runs() {
        return startedNanos.size();
    }

    /** Between the beginnings of two runs, counted from 1. */
    long millisBetween(int run, int later) {
        return (startedNanos.get(later - 1) - startedNanos.get(run - 1)) / 1_000_000;
    }
}
