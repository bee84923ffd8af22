package io.understudy.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.commands.fakes.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseUrlsTest {
    private static final String HOOK = "https://hooks.slack.com/commands/T1/2/3";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T14:00:00Z"));
    private final ResponseUrls urls = new ResponseUrls(URI.create("https://slack.com/api/"), clock);

    @Test
    void givesAnAddressFiveTimes() {
        urls.remember("i1", HOOK);
        for (int use = 0; use < 5; use++) {
            assertThat(urls.use("i1")).contains(URI.create(HOOK));
        }
        assertThat(urls.use("i1")).isEmpty();
    }

    @Test
    void anEventThatComesTwiceGivesNoMoreUses() {
        urls.remember("i1", HOOK);
        for (int use = 0; use < 5; use++) {
            urls.use("i1");
        }
        urls.remember("i1", HOOK);
        assertThat(urls.use("i1")).as("the sixth use").isEmpty();
    }

    @Test
    void forgetsItAfterHalfAnHour() {
        urls.remember("i1", HOOK);
        clock.advance(Duration.ofMinutes(30));
        assertThat(urls.use("i1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/commands/1",
                "https://hooks.slack.com:8443/commands/1",
                "https://hooks.slack.com.example.org/1",
                "https://example.org/hooks.slack.com",
                "https://slack.com@example.org/1",
                "http://slack.com/api/1",
                "http://127.0.0.1:9000/response/1",
                "file:///etc/passwd",
                "not an address",
                ""
            })
    void dropsAddressesThatAreNotSlacks(String address) {
        urls.remember("i1", address);
        assertThat(urls.use("i1")).isEmpty();
    }

    @Test
    void takesAddressesOfTheSlackThatTheConfigurationNames() {
        ResponseUrls local = new ResponseUrls(URI.create("http://127.0.0.1:9000/api/"), clock);
        local.remember("i1", "http://127.0.0.1:9000/response/1");
        local.remember("i2", "http://localhost:9001/response/2");
        local.remember("i3", "http://10.0.0.7:9000/response/3");
        local.remember("i4", null);
        assertThat(local.use("i1")).isPresent();
        assertThat(local.use("i2")).as("another name of this machine").isPresent();
        assertThat(local.use("i3")).isEmpty();
        assertThat(local.use("i4")).isEmpty();
    }
}
