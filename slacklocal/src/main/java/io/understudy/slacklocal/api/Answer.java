package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * What goes back to the app.
 *
 * @param status of HTTP
 * @param retryAfter seconds, for the header
 */
record Answer(int status, Optional<Long> retryAfter, ObjectNode body) {
    static final ObjectNode OK = JsonNodeFactory.instance.objectNode().put("ok", true);

    static Answer ok(JsonNode body) {
        return new Answer(200, Optional.empty(), (ObjectNode) body);
    }

    static Answer tooManyRequests(long seconds) {
        return new Answer(
                429,
                Optional.of(seconds),
                Refusal.state("ratelimited").refusal().json());
    }

    void send(Context ctx) {
        warn(ctx);
        retryAfter.ifPresent(seconds -> ctx.header("Retry-After", Long.toString(seconds)));
        ctx.status(status).contentType("application/json; charset=utf-8").result(body.toString());
    }

    /** JSON wants a charset, and a form wants none; Slack warns of both. */
    private void warn(Context ctx) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        boolean named = type.contains("charset");
        if (type.startsWith("application/json") && !named) {
            warn("missing_charset");
        } else if (type.startsWith("application/x-www-form-urlencoded") && named) {
            warn("superfluous_charset");
        }
    }

    private void warn(String warning) {
        String before = body.path("warning").asText("");
        body.put("warning", before.isEmpty() ? warning : before + "," + warning);
        body.withObject("/response_metadata").withArray("warnings").add(warning);
    }
}
