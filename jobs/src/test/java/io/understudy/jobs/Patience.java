package io.understudy.jobs;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait: every deadline grows with the system property {@code understudy.test.patience}. */
final class Patience {
    private Patience() {}

    static ConditionFactory await() {
        double factor = Double.parseDouble(System.getProperty("understudy.test.patience", "1"));
        return Awaitility.await()
                .atMost(Duration.ofMillis((long) (30_000 * factor)))
                .pollInterval(Duration.ofMillis(5));
    }
}
