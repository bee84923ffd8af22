package io.understudy.slacklocal.events;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long tests wait for what must come, stretched by the one factor. */
public final class Patience {
    static final long SECONDS =
            Math.round(10 * Double.parseDouble(System.getProperty("understudy.test.patience", "1")));

    private Patience() {}

    public static Duration limit() {
        return Duration.ofSeconds(SECONDS);
    }

    static void await(String wanted, BooleanSupplier condition) {
        long end = System.nanoTime() + limit().toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("wanted " + wanted + " within " + limit());
            }
            Thread.onSpinWait();
        }
    }
}
