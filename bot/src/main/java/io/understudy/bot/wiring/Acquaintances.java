package io.understudy.bot.wiring;

import io.understudy.bot.settings.UserSettings;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.Invocation;
import io.understudy.replication.operate.Person;
import java.util.List;

/** Calls people as the configuration does, whatever they call themselves on their platform. Changes nobody's id. */
final class Acquaintances implements Conversation {
    private final Conversation conversation;
    private final List<UserSettings> users;

    Acquaintances(Conversation conversation, List<UserSettings> users) {
        this.conversation = conversation;
        this.users = List.copyOf(users);
    }

    @Override
    public void submit(Invocation typed) {
        conversation.submit(new Invocation(typed.id(), called(typed.by()), typed.channel(), typed.text(), typed.at()));
    }

    @Override
    public void submit(Click click) {
        conversation.submit(
                new Click(click.id(), called(click.by()), click.message(), click.button(), click.input(), click.at()));
    }

    private Person called(Person person) {
        return users.stream()
                .filter(user -> user.is(person))
                .findFirst()
                .map(user -> new Person(person.platform(), person.id(), user.name()))
                .orElse(person);
    }
}
