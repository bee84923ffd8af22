package io.understudy.bot.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.operate.Person;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code POST /api/v1/commands}: somebody types. */
final class CommandApi {
    private static final int LONGEST_TEXT = 4000;
    private final ConsoleContext console;
    private final Answers answers;
    private final Reply reply;

    CommandApi(ConsoleContext console, Answers answers, Reply reply) {
        this.console = console;
        this.answers = answers;
        this.reply = reply;
    }

    void post(Context ctx, Caller caller) {
        JsonNode body = Json.body(ctx);
        Optional<String> key =
                Optional.ofNullable(ctx.header("Idempotency-Key")).filter(text -> !text.isBlank());
        Invocation invocation = new Invocation(
                key.map(text -> repeatable(caller.person(), text))
                        .orElseGet(() -> console.ids().next()),
                caller.person(),
                channel(body),
                text(body),
                clock().instant());
        Optional<Duration> wait = Wait.wantedBy(ctx);
        if (wait.isPresent()) {
            answer(ctx, invocation, key.isPresent(), wait.get());
        } else {
            console.conversation().submit(invocation);
            reply.accepted(ctx, invocation.id());
        }
    }

    private void answer(Context ctx, Invocation invocation, boolean maybeRepeated, Duration wait) {
        List<PostedMessage> known = maybeRepeated ? answers.known(invocation.id()) : List.of();
        reply.later(
                ctx,
                invocation.id(),
                wait,
                answers.ask(
                        () -> console.conversation().submit(invocation),
                        wait,
                        known,
                        message -> isAnswer(message, invocation),
                        Answers::settled));
    }

    private boolean isAnswer(PostedMessage message, Invocation invocation) {
        return message.author().isEmpty()
                && message.invocation().filter(invocation.id()::equals).isPresent()
                && console.audience().sees(invocation.by(), message);
    }

    /** The same person's same key always gives the same invocation, which is submitted again and dropped as known. */
    private static String repeatable(Person person, String key) {
        String name = person.platform() + '\n' + person.id() + '\n' + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String text(JsonNode body) {
        String text = Json.required(body, "text").strip();
        if (text.length() > LONGEST_TEXT) {
            throw Problem.badRequest(
                    "Wanted a command of at most " + LONGEST_TEXT + " characters, found " + text.length() + ".");
        }
        return text;
    }

    private String channel(JsonNode body) {
        List<String> channels = console.scene().channels();
        String wanted = Json.optional(body, "channel").orElse(channels.get(0));
        if (!console.scene().hasChannel(wanted)) {
            throw Problem.badRequest(
                    "There is no channel '" + wanted + "'; there are: " + String.join(", ", channels) + ".");
        }
        return wanted;
    }

    private Clock clock() {
        return console.clock();
    }
}
