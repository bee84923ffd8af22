package io.understudy.commands.chat;

import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Who said what, where: built by an adapter from the platform's own signed event.
 *
 * @param id unique; the same event delivered twice has the same id
 * @param text as typed, for example {@code /replica status}
 */
public record Invocation(String id, Person by, String channel, String text, Instant at) {
    /** This invocation with other words in the place of those that were typed. */
    public Invocation reworded(UnaryOperator<String> words) {
        return new Invocation(id, by, channel, words.apply(text), at);
    }
}
