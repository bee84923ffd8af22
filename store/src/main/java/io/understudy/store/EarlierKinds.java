package io.understudy.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Components that a kind did not have when an earlier version wrote it, each with what the kind meant without it. All
 * others must be there: what they would mean is not guessed.
 */
final class EarlierKinds {
    private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;

    /** By kind: the component, and its value. */
    private static final Map<String, Map<String, JsonNode>> LACKED = Map.of(
            "BaseBackup", Map.of("maxRateBytes", VALUES.numberNode(0L)),
            "Cancelled", Map.of("outcome", VALUES.textNode("No step was done.")),
            "Picture", Map.of("live", VALUES.nullNode()));

    private EarlierKinds() {}

    /** The same document, with what its kinds lacked. */
    static JsonNode completed(JsonNode stored) {
        if (stored instanceof ObjectNode kind) {
            LACKED.getOrDefault(kind.path(SealedKinds.PROPERTY).asText(), Map.of())
                    .forEach(kind::putIfAbsent);
        }
        stored.forEach(EarlierKinds::completed);
        return stored;
    }
}
