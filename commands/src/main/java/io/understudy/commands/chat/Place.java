package io.understudy.commands.chat;

import io.understudy.replication.operate.Person;
import java.util.Optional;

/**
 * Where a message stands.
 *
 * @param thread id of the message that it answers below; empty: in the channel itself
 * @param onlyFor the only person who sees it; empty: everybody in the channel
 */
public record Place(String channel, Optional<String> thread, Optional<Person> onlyFor) {
    public static Place in(String channel) {
        return new Place(channel, Optional.empty(), Optional.empty());
    }

    public Place onlyFor(Person person) {
        return new Place(channel, thread, Optional.of(person));
    }
}
