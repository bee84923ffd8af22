package io.understudy.bot.web;

import io.understudy.commands.access.People;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.operate.Person;

/** Who sees which message: whoever has a role sees the channels; a stranger only what is addressed to them. */
final class Audience {
    private final People people;

    Audience(People people) {
        this.people = people;
    }

    boolean sees(Person person, PostedMessage message) {
        boolean addressed = message.place().onlyFor().isPresent();
        return message.visibleTo(person)
                && (addressed || !people.rolesOf(person).isEmpty());
    }
}
