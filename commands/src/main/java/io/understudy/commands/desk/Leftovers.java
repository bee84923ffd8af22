package io.understudy.commands.desk;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands that a stopped bot left without a final answer. They get one; nothing is run again. Operations are not among
 * them: their own message goes on.
 */
final class Leftovers {
    private static final int PAGE = 500;
    private static final ChatMessage STOPPED = ChatMessage.plain(
            "Interrupted",
            "The bot stopped before this was answered, and has not gone on with it. Ask again; /replica history and"
                    + " /replica backup list show what was begun.",
            Tone.WARNING);

    private final MessageBoard board;
    private final Map<String, PostedMessage> echoes = new LinkedHashMap<>();
    private final Set<String> answered = new HashSet<>();

    private Leftovers(MessageBoard board) {
        this.board = board;
    }

    /** Only at start, before anything new comes in. */
    static void answer(MessageBoard board) {
        Leftovers leftovers = new Leftovers(board);
        leftovers.read();
        leftovers.echoes.keySet().removeAll(leftovers.answered);
        leftovers.echoes.forEach((invocation, echo) ->
                board.put(Draft.answer(AnswerSheet.key(invocation), echo.place(), invocation, STOPPED)));
    }

    private void read() {
        List<PostedMessage> page = board.since(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::sort);
            page = board.since(page.get(page.size() - 1).revision(), PAGE);
        }
    }

    private void sort(PostedMessage message) {
        if (message.key().startsWith(AnswerSheet.ECHO)) {
            echoes.put(message.key().substring(AnswerSheet.ECHO.length()), message);
        }
        message.invocation()
                .filter(invocation -> message.message().phase() != Phase.WORKING
                        || !message.key().equals(AnswerSheet.key(invocation)))
                .ifPresent(answered::add);
    }
}
