package io.understudy.bot.slack.inbound;

import java.util.Optional;

/** The id of the app that the bot's tokens belong to, as far as Slack has said it. Safe for any thread. */
final class OwnApp {
    private volatile Optional<String> id = Optional.empty();

    void is(String known) {
        id = Optional.of(known);
    }

    /** What is not known, on either side, is no reason to refuse. */
    boolean mayBe(Optional<String> claimed) {
        return id.isEmpty() || claimed.isEmpty() || id.equals(claimed);
    }

    boolean isKnown() {
        return id.isPresent();
    }
}
