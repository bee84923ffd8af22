package io.understudy.slacklocal.api;

import java.util.Set;

/**
 * One call of a method, with a token that is good.
 *
 * @param scopes what the token may do
 */
record Call(Arguments arguments, Token token, Set<String> scopes) {
    /** Refuses tokens without this scope. */
    void needs(String scope) {
        if (!scopes.contains(scope)) {
            throw Refusal.missingScope(scope, scopes);
        }
    }

    String get(String argument) {
        return arguments.get(argument);
    }
}
