package io.understudy.bot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import io.understudy.replication.host.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {
    private static final Duration PATIENCE = Patience.seconds(10);
    private final ConsoleFixture fixture = new ConsoleFixture(false);

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void sendsWhatIsPostedAndEditedAfterTheConnection() throws Exception {
        fixture.post("old", plain("old"));
        try (Events events = new Events(ConsoleFixture.BOB, "/api/v1/events")) {
            events.line(": connected");
            fixture.post("new", plain("new"));
            events.line("event: message");
            assertThat(events.next()).isEqualTo("id: 2");
            assertThat(events.next()).startsWith("data: {\"id\":\"message-2\"").contains("\"text\":\"new\"");
            fixture.post("old", plain("edited"));
            events.line("id: 3");
            assertThat(events.next()).contains("\"text\":\"edited\"");
        }
    }

    @Test
    void resumesAfterTheLastEventThatTheClientSaw() throws Exception {
        fixture.post("one", plain("one"));
        fixture.post("two", plain("two"));
        try (Events events = new Events(ConsoleFixture.BOB, "/api/v1/events?since=0", "Last-Event-ID", "1")) {
            events.line("event: message");
            assertThat(events.next()).isEqualTo("id: 2");
        }
        try (Events events = new Events(ConsoleFixture.BOB, "/api/v1/events?since=0")) {
            events.line("event: message");
            assertThat(events.next()).isEqualTo("id: 1");
        }
    }

    @Test
    void hidesWhatIsForSomebodyElse() throws Exception {
        try (Events events = new Events(ConsoleFixture.BOB, "/api/v1/events")) {
            events.line(": connected");
            Place forAlice = Place.in("demo").onlyFor(ConsoleFixture.ALICE_HERSELF);
            fixture.board.put(Draft.announcement("secret", forAlice, plain("secret")));
            fixture.post("open", plain("open"));
            events.line("event: message");
            assertThat(events.next()).isEqualTo("id: 2");
        }
    }

    @Test
    void showsThatItIsAliveWhenNothingHappens() throws Exception {
        try (Events events = new Events(ConsoleFixture.BOB, "/api/v1/events")) {
            events.line(": still here");
        }
    }

    @Test
    void aClientThatReadsNothingHoldsNobodyUp() throws Exception {
        String large = "x".repeat(100_000);
        try (Events deaf = new Events(ConsoleFixture.BOB, "/api/v1/events");
                Events good = new Events(ConsoleFixture.ALICE, "/api/v1/events")) {
            deaf.line(": connected");
            for (int n = 1; n <= 200; n++) {
                fixture.post("large", plain(n + large));
            }
            good.line("id: 200");
            assertThat(good.next()).contains("\"text\":\"200x");
        }
    }

    @Test
    void forgetsAClientThatHasGone() throws Exception {
        try (Events events = new Events(ConsoleFixture.BOB, "/api/v1/events")) {
            events.line(": connected");
            assertThat(fixture.board.listeners()).isEqualTo(1);
        }
        await().atMost(PATIENCE).until(() -> fixture.board.listeners() == 0);
    }

    private static ChatMessage plain(String text) {
        return ChatMessage.plain("", text, Tone.NEUTRAL);
    }

    /** An open stream of events. */
    private final class Events implements AutoCloseable {
        private final InputStream body;
        private final BufferedReader reader;

        Events(String token, String path, String... headers) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(fixture.url() + path))
                    .headers(Http.as(token, headers))
                    .build();
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            body = response.body();
            reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        String next() throws IOException {
            return reader.readLine();
        }

        /** Reads on until this line. */
        void line(String wanted) throws IOException {
            String line = next();
            while (line != null && !line.equals(wanted)) {
                line = next();
            }
            assertThat(line).isEqualTo(wanted);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
