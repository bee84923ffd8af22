package io.understudy.bot.web;

import io.understudy.replication.plan.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Whether the console could listen where it should: answered by listening there for a moment. */
public record ConsolePort(ConsoleSettings settings) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The answer; a console of a running bot at that place is no fault. */
    public Check check() throws InterruptedException {
        String place = settings.host() + (settings.port() == 0 ? ", any free port" : " port " + settings.port());
        Optional<IOException> objection = objection();
        if (objection.isEmpty()) {
            return Check.pass("console-port", "the console can listen on " + place);
        }
        return isOurs()
                ? Check.pass("console-port", "an Understudy listens on " + place + " already")
                : Check.block(
                        "console-port",
                        "wanted the console to listen on " + place + ", found: "
                                + objection.get().getMessage(),
                        "another program uses the port, or the address is not this machine's: change console.host or"
                                + " console.port (0 takes a free one)");
    }

    /**
     * For whoever is about to do what only makes sense if the console can listen.
     *
     * @throws UncheckedIOException if it cannot; the message says what to do
     */
    public void requireFree() {
        objection().ifPresent(reason -> {
            throw taken(reason);
        });
    }

    UncheckedIOException taken(IOException reason) {
        String words = "The web console cannot listen on " + settings.host() + ":" + settings.port()
                + ": another program uses the port, or the address is not this machine's. Choose another port, or 0"
                + " for any free one.";
        return new UncheckedIOException(words, reason);
    }

    private Optional<IOException> objection() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private boolean isOurs() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        URI health = URI.create("http://" + settings.host() + ":" + settings.port() + "/healthz");
        HttpRequest request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .equals("alive\n");
        } catch (IOException e) {
            return false;
        }
    }
}
