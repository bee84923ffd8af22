package io.understudy.bot.slack.render;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.ButtonElement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How many characters of a message's limit blocks take: all that is ours in them, also what nobody reads. */
final class Weight {
    private Weight() {}

    static int of(List<LayoutBlock> blocks) {
        return blocks.stream().flatMap(Weight::texts).mapToInt(String::length).sum();
    }

    private static Stream<String> texts(LayoutBlock block) {
        if (block instanceof ActionsBlock actions) {
            return actions.getElements().stream().flatMap(button -> texts((ButtonElement) button));
        }
        if (block instanceof ContextBlock context) {
            return context.getElements().stream().map(one -> ((TextObject) one).getText());
        }
        return Stream.of(
                block instanceof HeaderBlock header
                        ? header.getText().getText()
                        : ((SectionBlock) block).getText().getText());
    }

    private static Stream<String> texts(ButtonElement button) {
        String described = Objects.requireNonNullElse(button.getAccessibilityLabel(), "");
        return Stream.of(button.getText().getText(), button.getValue(), button.getActionId(), described);
    }
}
