package io.understudy.bot.redact;

import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.Invocation;

/** What people type is redacted on its way in: a promotion's reason is kept with the operation. */
public record RedactedConversation(Conversation conversation, Redaction redaction) implements Conversation {
    @Override
    public void submit(Invocation invocation) {
        conversation.submit(invocation.reworded(redaction::of));
    }

    @Override
    public void submit(Click click) {
        conversation.submit(click.reworded(redaction::of));
    }
}
