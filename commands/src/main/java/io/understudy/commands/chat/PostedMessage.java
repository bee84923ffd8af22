package io.understudy.commands.chat;

import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message on the board, as it stands now.
 *
 * @param id opaque, stable over edits
 * @param key what it is about, for example {@code operation/41}: put again, it is edited
 * @param author empty when the bot speaks; a person when it echoes what that person typed
 * @param invocation id of the invocation that it answers; empty for alerts and the like
 * @param revision grows over all messages with every post and edit
 * @param at when it was first posted
 * @param buttons in the order of the message's buttons
 */
public record PostedMessage(
        String id,
        String key,
        Place place,
        Optional<Person> author,
        Optional<String> invocation,
        long revision,
        Instant at,
        ChatMessage message,
        List<PostedButton> buttons) {
    public PostedMessage {
        buttons = List.copyOf(buttons);
    }

    /** A button with its opaque random id. */
    public record PostedButton(String id, Button button) {}

    /** Whether a person may see it. */
    public boolean visibleTo(Person person) {
        return place.onlyFor().map(person::sameAs).orElse(true);
    }

    public Optional<Button> button(String buttonId) {
        return buttons.stream()
                .filter(one -> one.id().equals(buttonId))
                .map(PostedButton::button)
                .findFirst();
    }
}
