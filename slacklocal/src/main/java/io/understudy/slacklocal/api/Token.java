package io.understudy.slacklocal.api;

import io.understudy.slacklocal.workspace.Installation;
import java.util.Optional;
import java.util.Set;

/** The kinds of tokens. */
enum Token {
    /** {@code xoxb-…} */
    BOT,
    /** {@code xapp-…} */
    APP;

    /** The kind of a token of this app; empty for any other. */
    static Optional<Token> of(String text, Installation app) {
        if (text.equals(app.botToken())) {
            return Optional.of(BOT);
        }
        return text.equals(app.appToken()) ? Optional.of(APP) : Optional.empty();
    }

    Set<String> scopes(Installation app) {
        return this == BOT ? app.botScopes() : app.appScopes();
    }
}
