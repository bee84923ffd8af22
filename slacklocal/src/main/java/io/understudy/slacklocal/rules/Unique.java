package io.understudy.slacklocal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Ids that must differ: {@code block_id} within a payload, {@code action_id} within its block. */
final class Unique {
    private Unique() {}

    static void blockIds(JsonNode blocks, Spot spot) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            different(blocks.get(i).path("block_id"), seen, spot.at(i).at("block_id"));
            actionIds(blocks.get(i), spot.at(i));
        }
    }

    private static void actionIds(JsonNode block, Spot spot) {
        Set<String> seen = new HashSet<>();
        JsonNode elements = block.path("elements");
        for (int i = 0; i < elements.size(); i++) {
            different(
                    elements.get(i).path("action_id"),
                    seen,
                    spot.at("elements").at(i).at("action_id"));
        }
    }

    private static void different(JsonNode id, Set<String> seen, Spot spot) {
        if (id.isTextual() && !seen.add(id.textValue())) {
            spot.problem("already exists: \"" + id.textValue() + '"');
        }
    }
}
