package io.understudy.commands.chat;

/**
 * Where typed commands and clicks go. Both methods return at once and answer through the board; both drop what comes
 * twice with the same id.
 */
public interface Conversation {
    void submit(Invocation invocation);

    void submit(Click click);
}
