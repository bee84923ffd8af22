package io.understudy.replication.diagnose.threshold;

import java.time.Duration;

/** Where what began at a threshold ends: at 70 % of it. */
final class Relaxed {
    private Relaxed() {}

    /** Of a threshold from which on more is worse. */
    static long most(long threshold) {
        return threshold * 7 / 10;
    }

    static int most(int threshold) {
        return threshold * 7 / 10;
    }

    static Duration most(Duration threshold) {
        return threshold.multipliedBy(7).dividedBy(10);
    }

    /** Of a threshold under which less is worse. */
    static int leastPercent(int threshold) {
        return Math.min(99, (threshold * 10 + 6) / 7);
    }

    static Duration least(Duration threshold) {
        return threshold.multipliedBy(10).dividedBy(7);
    }
}
