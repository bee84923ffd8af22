package io.understudy.bot.slack.render;

import java.util.Optional;

/**
 * What a button of ours carries: two opaque ids, which are looked up on the board and never believed.
 *
 * @param message id of the board's message
 * @param button id of the button on it
 */
public record ButtonValue(String message, String button) {
    /** Reads what came back with a click; empty if it never was one of ours. */
    public static Optional<ButtonValue> parse(String value) {
        int dot = value.indexOf('.');
        return dot > 0 && dot < value.length() - 1
                ? Optional.of(new ButtonValue(value.substring(0, dot), value.substring(dot + 1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return message + "." + button;
    }
}
