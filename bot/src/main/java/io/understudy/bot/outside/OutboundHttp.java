package io.understudy.bot.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * One request, one answer: its status alone. Whoever answers cannot send us elsewhere, since redirects are not followed, nor
 * make us read on. Addresses may hold secrets: texts name the host only.
 */
public final class OutboundHttp {
    private final HttpClient client;
    private final Duration limit;

    /** @param limit for connecting and answering together */
    public OutboundHttp(Duration limit) {
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
    }

    /** What came of a request. */
    public sealed interface Reply {
        record Answered(int status) implements Reply {}

        /**
         * Nobody answered.
         *
         * @param reason the middle of a sentence
         */
        record Unanswered(String reason) implements Reply {}
    }

    public Reply get(URI address) throws InterruptedException {
        return send(HttpRequest.newBuilder(address).GET());
    }

    public Reply post(URI address, Map<String, String> headers, String body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    private Reply send(HttpRequest.Builder request) throws InterruptedException {
        HttpRequest whole =
                request.timeout(limit).header("User-Agent", "Understudy").build();
        try {
            HttpResponse<InputStream> response = client.send(whole, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return new Reply.Answered(response.statusCode());
        } catch (IOException e) {
            String found = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Reply.Unanswered(whole.uri().getHost() + " did not answer (" + found + ")");
        }
    }

    /** For the settings: an address that can be called. */
    public static void requireHttp(String key, URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new IllegalArgumentException("wanted an address such as https://example.org/path for " + key
                    + ", found one without http or https, or without a host");
        }
    }
}
