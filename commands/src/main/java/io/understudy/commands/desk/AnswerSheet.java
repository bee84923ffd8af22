package io.understudy.commands.desk;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.operate.Person;
import java.util.Optional;

/** Where the answer to one invocation is written: always the same message, so that there is one answer. */
final class AnswerSheet {
    static final String ECHO = "echo/";

    private final MessageBoard board;
    private final String invocation;
    private final Place shown;
    private final Person by;

    AnswerSheet(MessageBoard board, String invocation, Place shown, Person by) {
        this.board = board;
        this.invocation = invocation;
        this.shown = shown;
        this.by = by;
    }

    String invocation() {
        return invocation;
    }

    void show(ChatMessage message) {
        put(shown, message);
    }

    /** For the eyes of the person who asked, unless everybody saw already that it is worked on. */
    void showPrivately(ChatMessage message) {
        put(board.byKey(key(invocation)).map(PostedMessage::place).orElseGet(() -> shown.onlyFor(by)), message);
    }

    /** The person's own words, for everybody or only for that person. */
    void echo(ChatMessage words, boolean privately) {
        Place place = privately ? shown.onlyFor(by) : shown;
        board.put(new Draft(ECHO + invocation, place, Optional.of(by), Optional.empty(), words));
    }

    private void put(Place place, ChatMessage message) {
        board.put(Draft.answer(key(invocation), place, invocation, message));
    }

    /** The key of an invocation's answer, unless an operation's message answers it. */
    static String key(String invocation) {
        return "answer/" + invocation;
    }
}
