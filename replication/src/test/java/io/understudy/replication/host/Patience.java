package io.understudy.replication.host;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait: every deadline grows with the system property {@code understudy.test.patience}. */
public final class Patience {

    private Patience() {}

    public static Duration seconds(long seconds) {
        double factor = Double.parseDouble(System.getProperty("understudy.test.patience", "1"));
        return Duration.ofMillis((long) (seconds * 1000 * factor));
    }

    /** Waits until a condition holds, looking often. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(seconds(30)).pollInterval(Duration.ofMillis(20));
    }
}
