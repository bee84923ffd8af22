package io.understudy.slacklocal.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that happened in the workspace, as its payload is documented; never changed after it was made. */
public record Event(Kind kind, ObjectNode payload) {
    public Event {
        payload = payload.deepCopy();
    }

    @Override
    public ObjectNode payload() {
        return payload.deepCopy();
    }

    /** In one word and a name, for violations: {@code slash_commands /replica}. */
    public String summary() {
        return kind.word() + " "
                + payload.path(kind == Kind.SLASH_COMMANDS ? "command" : "type").asText();
    }

    /** The kinds of envelopes in Socket Mode. */
    public enum Kind {
        SLASH_COMMANDS("slash_commands", true),
        INTERACTIVE("interactive", true),
        EVENTS_API("events_api", false);

        private final String word;
        private final boolean acceptsResponse;

        Kind(String word, boolean acceptsResponse) {
            this.word = word;
            this.acceptsResponse = acceptsResponse;
        }

        /** As {@code type} says it in an envelope. */
        public String word() {
            return word;
        }

        /** Whether the acknowledgement may carry an answer. */
        public boolean acceptsResponse() {
            return acceptsResponse;
        }
    }
}
