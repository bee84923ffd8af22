package io.understudy.replication.watch;

/** Passes on that a check is due before its time. Whoever calls before anybody listens calls in vain. Safe for any thread. */
public final class Prompt implements Runnable {
    private volatile Runnable check = () -> {};

    void listener(Runnable begin) {
        check = begin;
    }

    @Override
    public void run() {
        check.run();
    }
}
