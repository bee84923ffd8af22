package io.understudy.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.TypedText;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Reads approval rules, also those that only knew whether the cluster's name was to be typed. */
final class StoredApprovalRule extends StdDeserializer<ApprovalRule> {
    private static final long serialVersionUID = 1L;
    private static final String BEFORE = "typedClusterName";
    private static final Set<String> SHARED = Set.of("needed", "requesterMayApprove", "expiresAfter");

    StoredApprovalRule() {
        super(ApprovalRule.class);
    }

    @Override
    public ApprovalRule deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode stored = context.readTree(parser);
        String typed = stored.has(BEFORE) ? BEFORE : "typed";
        requireComponents(stored, typed, context);
        return new ApprovalRule(
                stored.get("needed").intValue(),
                stored.get("requesterMayApprove").booleanValue(),
                stored.has(BEFORE)
                        ? before(stored.get(BEFORE).booleanValue())
                        : context.readTreeAsValue(stored.get("typed"), TypedText.class),
                context.readTreeAsValue(stored.get("expiresAfter"), Duration.class));
    }

    private static TypedText before(boolean clusterName) {
        return clusterName ? new TypedText.ClusterName() : new TypedText.Nothing();
    }

    private void requireComponents(JsonNode stored, String typed, DeserializationContext context) throws IOException {
        Set<String> wanted = new TreeSet<>(SHARED);
        wanted.add(typed);
        Set<String> found = new TreeSet<>();
        stored.fieldNames().forEachRemaining(found::add);
        if (!found.equals(wanted)) {
            context.reportInputMismatch(this, "wanted an approval rule with %s, found %s", wanted, found);
        }
    }
}
