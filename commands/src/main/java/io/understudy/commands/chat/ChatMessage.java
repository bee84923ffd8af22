package io.understudy.commands.chat;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What people see, in parts on purpose few. All text is plain: adapters escape it for their platform.
 *
 * @param title short, for example {@code orders · HEALTHY}
 * @param text a plain sentence with the same facts as the parts: notifications and screen readers use it; never empty
 * @param tone how it looks; the words say the same
 * @param phase whether anything is still to come
 */
public record ChatMessage(String title, String text, Tone tone, List<Part> parts, List<Button> buttons, Phase phase) {
    public ChatMessage {
        if (text.isBlank()) {
            throw new IllegalArgumentException("wanted a message with a text, found none (title '" + title + "')");
        }
        parts = List.copyOf(parts);
        buttons = List.copyOf(buttons);
    }

    /** A message of one sentence that is final. */
    public static ChatMessage plain(String title, String text, Tone tone) {
        return new ChatMessage(title, text, tone, List.of(), List.of(), Phase.FINAL);
    }

    public ChatMessage withPhase(Phase newPhase) {
        return new ChatMessage(title, text, tone, parts, buttons, newPhase);
    }

    /** This message with other words in the place of its own; its buttons stay. */
    public ChatMessage reworded(UnaryOperator<String> words) {
        List<Part> others = parts.stream().map(part -> part.reworded(words)).toList();
        return new ChatMessage(words.apply(title), words.apply(text), tone, others, buttons, phase);
    }

    /** How a message looks. */
    public enum Tone {
        NEUTRAL,
        GOOD,
        WARNING,
        DANGER
    }

    /** Whether anything is still to come. */
    public enum Phase {
        /** It will be edited without anybody's doing. */
        WORKING,
        /** It waits for somebody's click. */
        AWAITING_DECISION,
        FINAL
    }
}
