package io.understudy.bot.slack.render;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A message's buttons in rows. */
final class ActionRows {
    /** More are no choice any more. */
    private static final int MOST = 20;
    /** As {@link Weight} counts: what is said must have room too. */
    private static final int ROOM = 5_000;

    private static final int IN_A_ROW = 5;
    private static final int LABEL = 75;

    private ActionRows() {}

    /** As many as are a choice and have room; none comes after one that had none. */
    static List<BlockElement> buttons(PostedMessage posted, UnaryOperator<String> words) {
        List<BlockElement> buttons = new ArrayList<>();
        int room = ROOM;
        for (PostedButton one : posted.buttons()) {
            ButtonElement button = button(buttons.size(), one, posted, words);
            room -= Weight.of(button);
            if (room < 0 || buttons.size() == MOST) {
                return buttons;
            }
            buttons.add(button);
        }
        return buttons;
    }

    static List<LayoutBlock> of(List<BlockElement> buttons) {
        List<LayoutBlock> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += IN_A_ROW) {
            rows.add(ActionsBlock.builder()
                    .elements(List.copyOf(buttons.subList(from, Math.min(buttons.size(), from + IN_A_ROW))))
                    .build());
        }
        return rows;
    }

    private static ButtonElement button(
            int index, PostedButton one, PostedMessage posted, UnaryOperator<String> words) {
        Scissors scissors = new Scissors();
        String label = SlackText.line(words.apply(one.button().label()));
        String about = SlackText.line(words.apply(posted.message().title()));
        return ButtonElement.builder()
                .actionId("understudy:" + index)
                .text(SlackText.plain(label.isBlank() ? "…" : scissors.fit(label, LABEL)))
                .value(new ButtonValue(posted.id(), one.id()).toString())
                .style(style(one.button().style()))
                .accessibilityLabel(
                        label.isBlank() || about.isBlank() ? null : scissors.fit(label + ": " + about, LABEL))
                .build();
    }

    /** Null is Slack's usual grey. */
    private static String style(Button.Style style) {
        return switch (style) {
            case NORMAL -> null;
            case PRIMARY -> "primary";
            case DANGER -> "danger";
        };
    }
}
