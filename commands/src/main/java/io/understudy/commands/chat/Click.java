package io.understudy.commands.chat;

import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Who clicked what.
 *
 * @param id unique; the same event delivered twice has the same id
 * @param input what stood in the message's text field; empty if none
 */
public record Click(String id, Person by, String message, String button, String input, Instant at) {
    /** This click with other words in the place of those that were typed. */
    public Click reworded(UnaryOperator<String> words) {
        return new Click(id, by, message, button, words.apply(input), at);
    }
}
