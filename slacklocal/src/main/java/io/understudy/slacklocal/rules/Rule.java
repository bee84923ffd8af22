package io.understudy.slacklocal.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** What Slack wants of one place in a payload. */
@FunctionalInterface
interface Rule {
    /** Adds what is wrong with the node. */
    void judge(JsonNode node, Spot spot);

    /** Both rules. */
    default Rule and(Rule other) {
        return (node, spot) -> {
            judge(node, spot);
            other.judge(node, spot);
        };
    }
}
