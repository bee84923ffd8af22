package io.understudy.commands.chat;

import io.understudy.replication.operate.Person;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A message to be put on the board; see {@link PostedMessage} for its fields. */
public record Draft(
        String key, Place place, Optional<Person> author, Optional<String> invocation, ChatMessage message) {
    /** What the bot says in answer to an invocation. */
    public static Draft answer(String key, Place place, String invocation, ChatMessage message) {
        return new Draft(key, place, Optional.empty(), Optional.of(invocation), message);
    }

    /** What the bot says by itself. */
    public static Draft announcement(String key, Place place, ChatMessage message) {
        return new Draft(key, place, Optional.empty(), Optional.empty(), message);
    }

    /** This draft with other words in the place of its own, also of what was typed. */
    public Draft reworded(UnaryOperator<String> words) {
        return new Draft(key, place, author, invocation.map(words), message.reworded(words));
    }
}
