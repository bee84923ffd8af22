package io.understudy.bot.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.understudy.commands.chat.PostedMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What the API says to a command or a click: 202 with its id at once, or 200 with the messages that answer it. */
final class Reply {
    private final Executor writers;

    /** @param writers write delayed replies, so that the board's threads need not */
    Reply(Executor writers) {
        this.writers = writers;
    }

    void accepted(Context ctx, String invocation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("invocation", invocation);
        ctx.status(202);
        Json.write(ctx, json);
    }

    void later(Context ctx, String invocation, Duration wait, CompletableFuture<List<PostedMessage>> answer) {
        ctx.header("Preference-Applied", "wait=" + wait.toSeconds());
        ctx.future(() -> answer.thenAcceptAsync(messages -> write(ctx, invocation, messages), writers));
    }

    private void write(Context ctx, String invocation, List<PostedMessage> messages) {
        if (messages.isEmpty()) {
            accepted(ctx, invocation);
            return;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("invocation", invocation);
        json.set("messages", MessageJson.of(messages));
        Json.write(ctx, json);
    }
}
