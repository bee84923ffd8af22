package io.understudy.bot.slack.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import io.understudy.commands.fakes.Samples;
import io.understudy.replication.operate.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Messages as they stand on the board, with ids that can be read. */
final class Board {
    private Board() {}

    static PostedMessage posted(ChatMessage message) {
        return at(Place.in("orders"), Optional.empty(), message);
    }

    static PostedMessage postedFor(Person person, ChatMessage message) {
        return at(Place.in("orders").onlyFor(person), Optional.empty(), message);
    }

    static PostedMessage below(String parent, ChatMessage message) {
        return at(new Place("orders", Optional.of(parent), Optional.empty()), Optional.empty(), message);
    }

    /** What somebody typed. */
    static PostedMessage typed(Person by, String words) {
        return at(Place.in("orders"), Optional.of(by), ChatMessage.plain("", words, ChatMessage.Tone.NEUTRAL));
    }

    private static PostedMessage at(Place place, Optional<Person> author, ChatMessage message) {
        List<PostedButton> buttons = IntStream.range(0, message.buttons().size())
                .mapToObj(i -> new PostedButton("b" + i, message.buttons().get(i)))
                .toList();
        return new PostedMessage("m1", "key", place, author, Optional.empty(), 1, Samples.NOW, message, buttons);
    }
}
