package io.understudy.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final String TOKEN = "token-of-prometheus-0123";

    @Test
    void aBotThatLivesAndIsReadySaysSo() {
        try (ConsoleFixture console = new ConsoleFixture(false)) {
            Http http = new Http(console.url());
            assertThat(said(http.get("/healthz"))).isEqualTo("200 alive");
            assertThat(said(http.get("/readyz"))).isEqualTo("200 ready");
        }
    }

    @Test
    void whatItLacksIsNamed() {
        Probes probes = new Probes(
                () -> List.of("the store does not answer"),
                () -> List.of("2 of 2 clusters have not been looked at yet", "Slack is not connected"),
                () -> "",
                Optional.empty());
        try (ConsoleFixture console = new ConsoleFixture(false, 0, probes, Optional.empty())) {
            Http http = new Http(console.url());
            assertThat(said(http.get("/healthz"))).isEqualTo("503 not alive: the store does not answer");
            assertThat(said(http.get("/readyz")))
                    .isEqualTo("503 not ready: 2 of 2 clusters have not been looked at yet; Slack is not connected");
        }
    }

    @Test
    void itsOwnMachineReadsTheMetricsWithoutATokenAndWithoutAProxyOnly() {
        try (ConsoleFixture console = new ConsoleFixture(false)) {
            Http.Answer answer = new Http(console.url()).get("/metrics");
            assertThat(said(answer)).isEqualTo("200 up 1");
            assertThat(answer.type()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        }
        Optional<URI> proxied = Optional.of(URI.create("https://understudy.example.org"));
        try (ConsoleFixture console = new ConsoleFixture(false, 0, ConsoleFixture.WELL, proxied)) {
            Http.Answer answer = new Http("http://127.0.0.1:" + console.console.port()).get("/metrics");
            assertThat(answer.problem())
                    .isEqualTo("401 Not logged in: Without a token, metrics are for Understudy's own machine only, and"
                            + " for nobody while the console has a public_url: set metrics.token_file.");
        }
    }

    @Test
    void whereThereIsATokenItIsNeeded() {
        Probes probes = new Probes(List::of, List::of, () -> "up 1\n", Optional.of(new Secret(TOKEN)));
        try (ConsoleFixture console = new ConsoleFixture(false, 0, probes, Optional.empty())) {
            Http http = new Http(console.url());
            assertThat(http.get("/metrics").status()).isEqualTo(401);
            assertThat(http.get("/metrics", "Authorization", "Bearer " + ConsoleFixture.ALICE)
                            .status())
                    .isEqualTo(401);
            assertThat(said(http.get("/metrics", "Authorization", "Bearer " + TOKEN)))
                    .isEqualTo("200 up 1");
        }
    }

    private static String said(Http.Answer answer) {
        return answer.status() + " " + answer.whole().body().strip();
    }
}
