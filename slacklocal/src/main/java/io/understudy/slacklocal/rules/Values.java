package io.understudy.slacklocal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Rules for plain values. Lengths are counted in UTF-16 units of the text as it is sent, the strictest reading. */
final class Values {
    private Values() {}

    static Rule string(int shortest, int longest) {
        return (node, spot) -> {
            if (!node.isTextual()) {
                spot.problem("must be a string");
            } else {
                length(node.textValue(), shortest, longest, spot);
            }
        };
    }

    static Rule bool() {
        return (node, spot) -> {
            if (!node.isBoolean()) {
                spot.problem("must be a boolean");
            }
        };
    }

    static Rule integer(long least, long most) {
        return (node, spot) -> {
            if (!node.isIntegralNumber()) {
                spot.problem("must be an integer");
            } else if (node.longValue() < least || node.longValue() > most) {
                spot.problem("must be from " + least + " to " + most);
            }
        };
    }

    static Rule oneOf(String... values) {
        return (node, spot) -> {
            if (!List.of(values).contains(node.textValue())) {
                spot.problem("must be a valid enum value: one of " + String.join(", ", values));
            }
        };
    }

    /** An address that browsers open; at most 3,000 characters. */
    static Rule url() {
        return string(1, 3000).and((node, spot) -> {
            if (node.isTextual() && !node.textValue().matches("(https?://|mailto:)\\S+")) {
                spot.problem("must be a valid url");
            }
        });
    }

    static Rule array(int fewest, int most, Rule each) {
        return (node, spot) -> {
            if (!node.isArray()) {
                spot.problem("must be an array");
                return;
            }
            if (node.size() < fewest) {
                spot.problem("must contain at least " + fewest + " item" + (fewest == 1 ? "" : "s"));
            }
            if (node.size() > most) {
                spot.problem("no more than " + most + " items allowed");
            }
            each(node, spot, each);
        };
    }

    private static void each(JsonNode array, Spot spot, Rule rule) {
        for (int i = 0; i < array.size(); i++) {
            rule.judge(array.get(i), spot.at(i));
        }
    }

    private static void length(String text, int shortest, int longest, Spot spot) {
        if (text.length() < shortest) {
            spot.problem("must be more than " + (shortest - 1) + " characters");
        }
        if (text.length() > longest) {
            spot.problem("must be less than " + (longest + 1) + " characters");
        }
    }
}
