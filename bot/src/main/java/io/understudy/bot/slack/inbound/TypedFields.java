package io.understudy.bot.slack.inbound;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.handler.builtin.ViewSubmissionHandler;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import io.understudy.bot.slack.render.ButtonValue;
import io.understudy.bot.slack.render.SlackModal;
import io.understudy.commands.chat.Click;
import java.util.Map;
import java.util.Optional;

/** Takes what people typed into the window that a click had opened. */
final class TypedFields implements ViewSubmissionHandler {
    private final InboundContext inbound;
    private final SecurityEvents security;

    TypedFields(InboundContext inbound, SecurityEvents security) {
        this.inbound = inbound;
        this.security = security;
    }

    @Override
    public Response apply(ViewSubmissionRequest request, ViewSubmissionContext context) {
        ViewSubmissionPayload payload = request.getPayload();
        View view = payload.getView();
        Origin origin = Origin.of(request);
        Optional<ButtonValue> value =
                Optional.ofNullable(view.getPrivateMetadata()).flatMap(ButtonValue::parse);
        if (value.isEmpty()) {
            security.record(
                    origin.claimed(),
                    "a window handed in with '" + view.getPrivateMetadata()
                            + "', which no window of the bot's carries; nothing was done");
            return context.ack();
        }
        String typed = typed(view).strip();
        if (typed.isEmpty()) {
            return context.ackWithErrors(Map.of(SlackModal.BLOCK, "Wanted a text, found none: type it here."));
        }
        String id = EventId.of(payload, typed);
        inbound.responses().rename(EventId.ofView(view.getId()), id);
        inbound.conversation()
                .submit(new Click(
                        id,
                        origin.person(),
                        value.get().message(),
                        value.get().button(),
                        typed,
                        inbound.clock().instant()));
        return context.ack();
    }

    private static String typed(View view) {
        return Optional.ofNullable(view.getState())
                .map(ViewState::getValues)
                .map(blocks -> blocks.get(SlackModal.BLOCK))
                .map(elements -> elements.get(SlackModal.ACTION))
                .map(ViewState.Value::getValue)
                .orElse("");
    }
}
