package io.understudy.bot.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.jobs.CheckRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-35")
class HeartbeatTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Receiver outside = new Receiver();
    private final OutboundHttp http = new OutboundHttp(Duration.ofSeconds(5));
    private List<CheckRecord> checks = List.of(
            new CheckRecord("orders", SECOND, true, NOW.minusSeconds(1)),
            new CheckRecord("users", SECOND, true, NOW.minusSeconds(14)));
    private final Heartbeat heartbeat = new Heartbeat(outside.url("/ping/0123"), http, () -> checks, () -> NOW);

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void callsWhileEveryClusterIsLookedAt() throws Exception {
        heartbeat.perform();
        assertThat(outside.taken()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.path()).isEqualTo("/ping/0123");
        });
        assertThat(heartbeat.failing()).isEmpty();
    }

    @Test
    void keepsSilentWhileOneClustersChecksDoNotEnd() throws Exception {
        checks = List.of(checks.get(0), new CheckRecord("users", SECOND, true, NOW.minusSeconds(16)));
        heartbeat.perform();
        checks = List.of(checks.get(0), new CheckRecord("users", SECOND, false, NOW));
        heartbeat.perform();
        assertThat(outside.taken()).isEmpty();
        assertThat(heartbeat.failing()).isEmpty();
    }

    @Test
    void threeFailuresInARowAreToldAndOneSuccessEndsThem() throws Exception {
        outside.answers(500);
        heartbeat.perform();
        heartbeat.perform();
        assertThat(heartbeat.failing()).isEmpty();
        heartbeat.perform();
        assertThat(heartbeat.failing()).contains("127.0.0.1 answered with HTTP status 500");
        outside.answers(200);
        heartbeat.perform();
        assertThat(heartbeat.failing()).isEmpty();
    }

    @Test
    void nobodyThereIsAFailureAndItsTextHoldsNoSecret() throws Exception {
        outside.close();
        for (int i = 0; i < 3; i++) {
            heartbeat.perform();
        }
        assertThat(heartbeat.failing().orElseThrow())
                .startsWith("127.0.0.1 did not answer (")
                .doesNotContain("0123");
    }

    @Test
    void aRedirectLeadsNowhere() throws Exception {
        outside.answers(302);
        heartbeat.perform();
        assertThat(outside.taken()).hasSize(1);
    }

    @Test
    void onlyWebAddressesMayBeConfigured() {
        assertThatThrownBy(() -> new HeartbeatSettings(URI.create("file:///etc/passwd"), SECOND))
                .hasMessage("wanted an address such as https://example.org/path for heartbeat.url,"
                        + " found one without http or https, or without a host");
        assertThatThrownBy(() -> new HeartbeatSettings(URI.create("https://x.org"), Duration.ofMillis(10)))
                .hasMessageContaining("at least 1 s");
    }
}
