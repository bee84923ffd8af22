package io.understudy.bot.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;

/** JSON in and out. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static void write(Context ctx, JsonNode json) {
        ctx.contentType("application/json; charset=utf-8").result(text(json));
    }

    /** On one line. */
    static String text(JsonNode json) {
        return json.toString();
    }

    /** The request's body, which must be an object. */
    static JsonNode body(Context ctx) {
        JsonNode body = parse(ctx.body());
        if (!body.isObject()) {
            throw Problem.badRequest("Wanted a JSON object as the request's body, found "
                    + (body.isMissingNode()
                            ? "nothing"
                            : body.getNodeType().name().toLowerCase(Locale.ROOT))
                    + ".");
        }
        return body;
    }

    static String required(JsonNode body, String field) {
        return optional(body, field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Problem.badRequest("Wanted the field \"" + field + "\" with a text, found "
                        + (body.has(field) ? "an empty one" : "none") + "."));
    }

    /** Empty when the field is absent or null. */
    static Optional<String> optional(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Problem.badRequest("Wanted the field \"" + field + "\" as a text, found " + value + ".");
        }
        return Optional.of(value.textValue());
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest(
                    "Wanted JSON as the request's body, found something else: " + e.getOriginalMessage()
                            + " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ").");
        }
    }
}
