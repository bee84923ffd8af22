package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a method does. */
@FunctionalInterface
interface Handler {
    /** The answer's fields beside {@code ok}; a {@link RefusalException} says no. */
    ObjectNode handle(Call call);
}
