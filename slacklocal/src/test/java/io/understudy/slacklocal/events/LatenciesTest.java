package io.understudy.slacklocal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void theP99OfAHundredIsTheSecondLongest() {
        Latencies latencies = new Latencies();
        for (int millis = 100; millis > 0; millis--) {
            latencies.add(Duration.ofMillis(millis));
        }
        assertThat(latencies.quantile(0.99)).isEqualTo(Duration.ofMillis(99));
        assertThat(latencies.quantile(1)).isEqualTo(Duration.ofMillis(100));
    }
}
