package io.understudy.commands.chat;

/**
 * What can be clicked. Platforms see an opaque random id, never the action.
 *
 * @param label at most 75 characters
 */
public record Button(String label, Style style, Action action) {
    /** How much it can do. */
    public enum Style {
        NORMAL,
        PRIMARY,
        DANGER
    }
}
