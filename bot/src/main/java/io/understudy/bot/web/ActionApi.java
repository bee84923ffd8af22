package io.understudy.bot.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.PostedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code POST /api/v1/actions}: somebody clicks. Whether they may is for the conversation to judge. */
final class ActionApi {
    private final ConsoleContext console;
    private final Answers answers;
    private final Reply reply;

    ActionApi(ConsoleContext console, Answers answers, Reply reply) {
        this.console = console;
        this.answers = answers;
        this.reply = reply;
    }

    void post(Context ctx, Caller caller) {
        JsonNode body = Json.body(ctx);
        PostedMessage message = message(Json.required(body, "message"), caller);
        String button = Json.required(body, "button");
        requireButton(message, button);
        Click click = new Click(
                console.ids().next(),
                caller.person(),
                message.id(),
                button,
                Json.optional(body, "input").orElse(""),
                console.clock().instant());
        Optional<Duration> wait = Wait.wantedBy(ctx);
        if (wait.isPresent()) {
            answer(ctx, click, message.revision(), wait.get());
        } else {
            console.conversation().submit(click);
            reply.accepted(ctx, click.id());
        }
    }

    private void answer(Context ctx, Click click, long revisionBefore, Duration wait) {
        reply.later(
                ctx,
                click.id(),
                wait,
                answers.ask(
                        () -> console.conversation().submit(click),
                        wait,
                        List.of(),
                        message ->
                                concerns(message, click) && console.audience().sees(click.by(), message),
                        message -> changed(message, click, revisionBefore) || Answers.settled(message)));
    }

    private static boolean concerns(PostedMessage message, Click click) {
        return message.id().equals(click.message())
                || message.invocation().filter(click.id()::equals).isPresent();
    }

    private static boolean changed(PostedMessage message, Click click, long revisionBefore) {
        return message.id().equals(click.message()) && message.revision() > revisionBefore;
    }

    private PostedMessage message(String id, Caller caller) {
        return console.board()
                .byId(id)
                .filter(message -> console.audience().sees(caller.person(), message))
                .orElseThrow(() -> new Problem(
                        404,
                        "unknown-message",
                        "There is no such message",
                        "No message that you can see has the id '" + id + "': take ids from GET /api/v1/messages."));
    }

    private static void requireButton(PostedMessage message, String button) {
        if (message.button(button).isEmpty()) {
            throw new Problem(
                    409,
                    "button-gone",
                    "The button is gone",
                    "The message has no button '" + button + "' now; it was decided, or has changed. It says: "
                            + message.message().text());
        }
    }
}
