package io.understudy.bot.web;

import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Invocation;

/**
 * Where typed commands and clicks go. Both methods return at once and answer through the board; both drop what comes
 * twice with the same id.
 */
public interface Conversation {
    void submit(Invocation invocation);

    void submit(Click click);
}
