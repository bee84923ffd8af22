package io.understudy.replication.host;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait: every deadline grows with the system property {@code understudy.test.patience}. */
public final class Patience {
    private static final double FACTOR = Double.parseDouble(System.getProperty("understudy.test.patience", "1"));

    private Patience() {}

    public static Duration of(Duration usual) {
        return Duration.ofMillis((long) (usual.toMillis() * FACTOR));
    }

    public static Duration seconds(long seconds) {
        return of(Duration.ofSeconds(seconds));
    }

    /** Waits until a condition holds, looking often. */
    public static ConditionFactory await(Duration usual) {
        return Awaitility.await()
                .atMost(of(usual))
                .pollInterval(Duration.ofMillis(20))
                // Threads of bots that tests let die say nothing about what is waited for.
                .dontCatchUncaughtExceptions();
    }

    /** Like {@link #await(Duration)}, up to a minute. */
    public static ConditionFactory await() {
        return await(Duration.ofMinutes(1));
    }
}
