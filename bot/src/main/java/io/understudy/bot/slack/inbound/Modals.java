package io.understudy.bot.slack.inbound;

import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackReply;
import io.understudy.bot.slack.render.SlackModal;
import io.understudy.commands.chat.PostedMessage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the windows in which people type what a click alone does not say. */
final class Modals {
    private static final Logger LOG = LoggerFactory.getLogger(Modals.class);

    private final SlackModal modal;
    private final SlackApi api;
    private final ResponseUrls responses;
    private final Executor threads;

    /** @param threads free at once: Slack takes a window for three seconds after the click */
    Modals(SlackModal modal, SlackApi api, ResponseUrls responses, Executor threads) {
        this.modal = modal;
        this.api = api;
        this.responses = responses;
        this.threads = threads;
    }

    /** Whether this button asks for something to be typed. */
    boolean asks(PostedMessage message, String button) {
        return modal.of(message, button).isPresent();
    }

    /** Opens the window, later; answers to what is typed may be sent where answers to the click may be. */
    void open(PostedMessage message, String button, String trigger, String responseUrl) {
        modal.of(message, button).ifPresent(view -> threads.execute(() -> open(view, trigger, responseUrl)));
    }

    private void open(View view, String trigger, String responseUrl) {
        SlackReply<ViewsOpenResponse> reply = api.call(
                methods -> methods.viewsOpen(args -> args.triggerId(trigger).view(view)));
        if (!(reply instanceof SlackReply.Done<ViewsOpenResponse> done)) {
            LOG.warn("a window to type in could not be opened, whoever clicked has to click again: {}", why(reply));
        } else if (done.response().getView() != null) {
            responses.remember(EventId.ofView(done.response().getView().getId()), responseUrl);
        }
    }

    private static String why(SlackReply<ViewsOpenResponse> reply) {
        if (reply instanceof SlackReply.Refused<ViewsOpenResponse> refused) {
            return "Slack says " + refused.error();
        }
        return reply instanceof SlackReply.Troubled<ViewsOpenResponse> troubled ? troubled.why() : "too many calls";
    }
}
