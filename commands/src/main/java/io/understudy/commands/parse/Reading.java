package io.understudy.commands.parse;

import java.util.List;

/** What was made of a text. */
public sealed interface Reading {
    record Understood(Command command) implements Reading {}

    /**
     * Nothing is done.
     *
     * @param sentence what was wanted and found; what was typed is quoted harmlessly
     * @param hint what to do
     * @param instead whole commands that may have been meant
     */
    record NotUnderstood(String sentence, String hint, List<String> instead) implements Reading {
        public NotUnderstood {
            instead = List.copyOf(instead);
        }
    }
}
