package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Short names for making answers. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode with(String field, ObjectNode value) {
        ObjectNode made = object();
        made.set(field, value);
        return made;
    }
}
