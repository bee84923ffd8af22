package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request to an app's request URL, as it goes over the wire. */
record SignedRequest(Map<String, String> headers, String body) {
    static final String SIGNATURE = "X-Slack-Signature";
    static final String TIME = "X-Slack-Request-Timestamp";

    SignedRequest {
        headers = Map.copyOf(headers);
    }

    static SignedRequest of(Event event, Attempt attempt, String secret, Instant at) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        headers.put(
                "Content-Type",
                event.kind() == Event.Kind.EVENTS_API ? "application/json" : "application/x-www-form-urlencoded");
        if (attempt.number() > 0) {
            headers.put("X-Slack-Retry-Num", Integer.toString(attempt.number()));
            headers.put("X-Slack-Retry-Reason", attempt.reason());
        }
        return new SignedRequest(headers, body(event)).signed(secret, at);
    }

    /** The same, signed anew. */
    SignedRequest signed(String secret, Instant at) {
        return with(TIME, Long.toString(at.getEpochSecond()))
                .with(SIGNATURE, Signature.of(secret, at.getEpochSecond(), body));
    }

    SignedRequest with(String header, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new SignedRequest(changed, body);
    }

    SignedRequest without(String header) {
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.remove(header);
        return new SignedRequest(fewer, body);
    }

    /** The same headers, so that the signature is another body's. */
    SignedRequest withBody(String another) {
        return new SignedRequest(headers, another);
    }

    private static String body(Event event) {
        return switch (event.kind()) {
            case SLASH_COMMANDS ->
                event.payload().properties().stream()
                        .map(field -> field(field.getKey(), field.getValue()))
                        .collect(Collectors.joining("&"));
            case INTERACTIVE -> "payload=" + encoded(event.payload().toString());
            case EVENTS_API -> event.payload().toString();
        };
    }

    private static String field(String name, JsonNode value) {
        return encoded(name) + "=" + encoded(value.asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
