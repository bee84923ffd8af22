package io.understudy.store;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a message's buttons their ids: the old one while label and action stay, so that a click under way still counts. */
final class ButtonIds {
    private final RandomIds ids;

    ButtonIds(RandomIds ids) {
        this.ids = ids;
    }

    List<PostedButton> assign(List<Button> buttons, List<PostedButton> before) {
        List<PostedButton> free = new ArrayList<>(before);
        List<PostedButton> assigned = new ArrayList<>();
        for (Button button : buttons) {
            Optional<PostedButton> old =
                    free.stream().filter(one -> same(one.button(), button)).findFirst();
            old.ifPresent(free::remove);
            assigned.add(new PostedButton(old.map(PostedButton::id).orElseGet(ids::next), button));
        }
        return assigned;
    }

    private static boolean same(Button one, Button other) {
        return one.label().equals(other.label()) && one.action().equals(other.action());
    }
}
