package io.understudy.commands.desk;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.replication.operate.Operation;
import java.util.concurrent.CompletionStage;

/** What a command comes to. */
sealed interface Answer {
    /** Seen by everybody in the channel. */
    record Shown(ChatMessage message) implements Answer {}

    /** Seen only by the person who asked. */
    record Private(ChatMessage message) implements Answer {}

    /** A new operation: its own message is the answer. */
    record Proposed(Operation operation) implements Answer {}

    /** Follows when it is ready, on another thread. */
    record Later(CompletionStage<ChatMessage> message) implements Answer {}
}
