package io.understudy.bot.story;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait: every deadline grows with the system property {@code understudy.test.patience}. */
final class Patience {
    private Patience() {}

    static Duration of(Duration usual) {
        double factor = Double.parseDouble(System.getProperty("understudy.test.patience", "1"));
        return Duration.ofMillis((long) (usual.toMillis() * factor));
    }

    static ConditionFactory await(Duration usual) {
        return Awaitility.await().atMost(of(usual)).pollInterval(Duration.ofMillis(50));
    }

    static ConditionFactory await() {
        return await(Duration.ofSeconds(60));
    }
}
