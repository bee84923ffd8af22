package io.understudy.bot.slack.inbound;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.handler.builtin.SlashCommandHandler;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.parse.Harmless;
import java.util.Objects;

/** Takes what people type after the slash command. */
final class TypedCommands implements SlashCommandHandler {
    private final InboundContext inbound;

    TypedCommands(InboundContext inbound) {
        this.inbound = inbound;
    }

    @Override
    public Response apply(SlashCommandRequest request, SlashCommandContext context) {
        SlashCommandPayload payload = request.getPayload();
        String own = inbound.settings().command();
        if (!own.equals(payload.getCommand())) {
            return context.ack("This bot answers to " + own + " here, not to "
                    + Harmless.echo(Objects.requireNonNullElse(payload.getCommand(), "nothing")) + "; try " + own
                    + " help. Which command it is stands in its configuration, slack.command.");
        }
        Invocation invocation = invocation(payload, Origin.of(request));
        inbound.responses().remember(invocation.id(), payload.getResponseUrl());
        inbound.conversation().submit(invocation);
        return context.ack();
    }

    private Invocation invocation(SlashCommandPayload payload, Origin origin) {
        String text = Objects.requireNonNullElse(payload.getText(), "").strip();
        return new Invocation(
                EventId.of(payload),
                origin.person(),
                inbound.channels().apply(MalformedException.requirePresent("channel_id", payload.getChannelId())),
                (CommandCatalogue.PREFIX + " " + text).strip(),
                inbound.clock().instant());
    }
}
