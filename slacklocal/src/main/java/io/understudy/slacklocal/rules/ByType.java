package io.understudy.slacklocal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An object that is one of several types, told apart by its {@code type}. */
record ByType(Map<String, Rule> kinds) implements Rule {
    ByType {
        kinds = new LinkedHashMap<>(kinds);
    }

    /** Some of these types only. */
    ByType only(String... names) {
        Map<String, Rule> fewer = new LinkedHashMap<>(kinds);
        fewer.keySet().retainAll(Set.of(names));
        return new ByType(fewer);
    }

    ByType without(String... names) {
        Map<String, Rule> fewer = new LinkedHashMap<>(kinds);
        fewer.keySet().removeAll(Set.of(names));
        return new ByType(fewer);
    }

    @Override
    public void judge(JsonNode node, Spot spot) {
        String type = node.path("type").asText("");
        Rule rule = kinds.get(type);
        if (type.isEmpty()) {
            spot.problem("missing required field: type");
        } else if (rule == null) {
            spot.problem("unsupported type: " + type);
        } else {
            rule.judge(node, spot);
        }
    }
}
