package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * An answer with {@code "ok":false}.
 *
 * @param error the name that the method's documentation lists
 * @param messages details for people
 * @param more further fields of the answer
 * @param misuse whether the app broke a rule, rather than met a state of the workspace that it could not know
 */
record Refusal(String error, List<String> messages, Map<String, String> more, boolean misuse) {
    /** Something that a well-behaved app meets, too. */
    static RefusalException state(String error) {
        return new RefusalException(new Refusal(error, List.of(), Map.of(), false));
    }

    /** Something that a well-behaved app never does. */
    static RefusalException misuse(String error, List<String> messages) {
        return new RefusalException(new Refusal(error, messages, Map.of(), true));
    }

    static RefusalException misuse(String error) {
        return misuse(error, List.of());
    }

    static RefusalException missingScope(String needed, Iterable<String> provided) {
        return new RefusalException(new Refusal(
                "missing_scope", List.of(), Map.of("needed", needed, "provided", String.join(",", provided)), true));
    }

    ObjectNode json() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ok", false).put("error", error);
        more.forEach(answer::put);
        if (!messages.isEmpty()) {
            messages.forEach(answer.putArray("errors")::add);
            messages.stream()
                    .map(message -> "[ERROR] " + message)
                    .forEach(answer.putObject("response_metadata").putArray("messages")::add);
        }
        return answer;
    }

    @Override
    public String toString() {
        return error + (messages.isEmpty() ? "" : " " + messages) + (more.isEmpty() ? "" : " " + more);
    }
}
