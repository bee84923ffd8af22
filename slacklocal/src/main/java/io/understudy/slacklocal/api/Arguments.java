package io.understudy.slacklocal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a method was called with: as JSON, as a form, or in the address. */
record Arguments(Map<String, JsonNode> given) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Arguments of(Context ctx) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        addTexts(given, ctx.queryParamMap());
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        if (type.startsWith("application/json")) {
            addJson(given, ctx.body());
        } else if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data")) {
            addTexts(given, ctx.formParamMap());
        } else if (!ctx.body().isEmpty()) {
            throw Refusal.misuse(type.isEmpty() ? "missing_post_type" : "invalid_post_type");
        }
        return new Arguments(given);
    }

    private static void addTexts(Map<String, JsonNode> given, Map<String, List<String>> texts) {
        texts.forEach((name, values) -> given.put(name, TextNode.valueOf(values.get(0))));
    }

    private static void addJson(Map<String, JsonNode> given, String body) {
        JsonNode parsed = parse(body).orElseThrow(() -> Refusal.misuse("invalid_json"));
        if (!parsed.isObject()) {
            throw Refusal.misuse("json_not_object");
        }
        parsed.properties().forEach(field -> given.put(field.getKey(), field.getValue()));
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            JsonNode parsed = JSON.readTree(text);
            return parsed.isMissingNode() ? Optional.empty() : Optional.of(parsed);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A value that is there and not null. */
    Optional<JsonNode> value(String name) {
        return Optional.ofNullable(given.get(name)).filter(value -> !value.isNull());
    }

    Optional<String> text(String name) {
        return value(name).map(JsonNode::asText);
    }

    /** An argument that was required, so that it is there. */
    String get(String name) {
        return text(name).orElseThrow();
    }

    boolean flag(String name) {
        return text(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    long number(String name, long otherwise) {
        return text(name).map(Long::parseLong).orElse(otherwise);
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    /**
     * An argument that is JSON, as it is or as text.
     *
     * @param error what Slack says if it is no JSON
     */
    Optional<JsonNode> json(String name, String error) {
        return value(name)
                .map(value ->
                        value.isTextual() ? parse(value.textValue()).orElseThrow(() -> Refusal.misuse(error)) : value);
    }
}
