package io.understudy.slacklocal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An object with exactly these fields. */
final class Shape implements Rule {
    private final Map<String, Rule> fields = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    /** An object whose {@code type} says what it is; that it is this type was judged before. */
    static Shape typed() {
        return new Shape().required("type", Values.string(1, 255));
    }

    /** An object without a type. */
    static Shape plain() {
        return new Shape();
    }

    Shape required(String name, Rule rule) {
        required.add(name);
        return optional(name, rule);
    }

    Shape optional(String name, Rule rule) {
        fields.put(name, rule);
        return this;
    }

    @Override
    public void judge(JsonNode node, Spot spot) {
        if (!node.isObject()) {
            spot.problem("must be an object");
            return;
        }
        required.stream()
                .filter(name -> !node.hasNonNull(name))
                .forEach(name -> spot.problem("missing required field: " + name));
        node.properties().forEach(field -> judge(field.getKey(), field.getValue(), spot));
    }

    private void judge(String name, JsonNode value, Spot spot) {
        Rule rule = fields.get(name);
        if (rule == null) {
            spot.problem("invalid additional property: " + name);
        } else if (!value.isNull()) {
            rule.judge(value, spot.at(name));
        }
    }
}
