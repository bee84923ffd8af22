package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What an argument may be; in a form everything is text. */
enum Kind {
    STRING {
        @Override
        boolean fits(JsonNode value) {
            return value.isTextual();
        }
    },
    BOOLEAN {
        @Override
        boolean fits(JsonNode value) {
            return value.isBoolean() || value.asText().matches("true|false|0|1");
        }
    },
    INTEGER {
        @Override
        boolean fits(JsonNode value) {
            return value.isIntegralNumber() || value.asText().matches("\\d{1,18}");
        }
    },
    /** An object or an array, as it is or as text. */
    JSON {
        @Override
        boolean fits(JsonNode value) {
            return value.isContainerNode() || value.isTextual();
        }
    };

    abstract boolean fits(JsonNode value);
}
