package io.understudy.slacklocal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** HTTP mode: each event is a signed POST to the app's request URL. */
public final class SignedHttp implements Line {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final URI requestUrl;
    private final String signingSecret;
    private final Clock clock;
    private final HttpClient client = HttpClient.newHttpClient();

    public SignedHttp(URI requestUrl, String signingSecret, Clock clock) {
        this.requestUrl = requestUrl;
        this.signingSecret = signingSecret;
        this.clock = clock;
    }

    /**
     * Sends a request that must not be believed, and waits for the answer.
     *
     * @return the HTTP status; of a replayed request, that of the second
     */
    public int send(Event event, Forgery forgery) {
        SignedRequest request = forgery.of(event, signingSecret, clock.instant());
        if (forgery == Forgery.REPLAYED) {
            post(request).join();
        }
        return post(request).join().statusCode();
    }

    @Override
    public CompletableFuture<JsonNode> carry(Event event, Attempt attempt, Runnable carried) {
        carried.run();
        return post(SignedRequest.of(event, attempt, signingSecret, clock.instant()))
                .exceptionallyCompose(trouble ->
                        CompletableFuture.failedFuture(new LineCutException("the request failed: " + trouble)))
                .thenCompose(answer -> answer.statusCode() == OK
                        ? CompletableFuture.completedFuture(body(answer.body()))
                        : CompletableFuture.failedFuture(new RefusedException(answer.statusCode())));
    }

    private CompletableFuture<HttpResponse<String>> post(SignedRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(requestUrl)
                .POST(HttpRequest.BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8));
        request.headers().forEach(builder::setHeader);
        return client.sendAsync(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** An answer that is no JSON is a text for the person who typed. */
    private static JsonNode body(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode answer = JSON.readTree(text);
            return answer.isObject() ? answer : JSON.createObjectNode().put("text", text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("text", text);
        }
    }
}
