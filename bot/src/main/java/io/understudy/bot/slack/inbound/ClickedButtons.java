package io.understudy.bot.slack.inbound;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.handler.builtin.BlockActionHandler;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import io.understudy.bot.slack.render.ButtonValue;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.operate.Person;
import java.util.Optional;

/** Takes clicks. What a button carries is two ids, looked up and never believed. */
final class ClickedButtons implements BlockActionHandler {
    private final InboundContext inbound;
    private final Modals modals;
    private final SecurityEvents security;

    ClickedButtons(InboundContext inbound, Modals modals, SecurityEvents security) {
        this.inbound = inbound;
        this.modals = modals;
        this.security = security;
    }

    @Override
    public Response apply(BlockActionRequest request, ActionContext context) {
        BlockActionPayload payload = request.getPayload();
        BlockActionPayload.Action action = payload.getActions().get(0);
        Origin origin = Origin.of(request);
        Optional<ButtonValue> value = Optional.ofNullable(action.getValue()).flatMap(ButtonValue::parse);
        if (value.isPresent()) {
            take(payload, origin.person(), value.get());
            reveal(payload.getContainer(), value.get().message());
        } else if (action.getUrl() == null) {
            security.record(
                    origin.claimed(),
                    "a click on '" + action.getActionId() + "' with the value '" + action.getValue()
                            + "', which no button of the bot's carries; nothing was done");
        }
        return context.ack();
    }

    private void reveal(BlockActionPayload.Container clicked, String message) {
        if (clicked != null && !clicked.isEphemeral()) {
            inbound.strays().seen(clicked.getChannelId(), clicked.getMessageTs(), message);
        }
    }

    private void take(BlockActionPayload payload, Person by, ButtonValue value) {
        String id = EventId.of(payload);
        Optional<PostedMessage> message = inbound.board().byId(value.message()).filter(posted -> posted.visibleTo(by));
        if (message.isPresent() && modals.asks(message.get(), value.button())) {
            // The field is not opened again for the same click; what is typed into it comes as an event of its own.
            if (inbound.seen().firstTime(id, inbound.clock().instant())) {
                modals.open(message.get(), value.button(), payload.getTriggerId(), payload.getResponseUrl());
            }
            return;
        }
        inbound.responses().remember(id, payload.getResponseUrl());
        inbound.conversation()
                .submit(new Click(
                        id,
                        by,
                        value.message(),
                        value.button(),
                        "",
                        inbound.clock().instant()));
    }
}
