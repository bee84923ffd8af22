package io.understudy.bot.slack.courier;

import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import io.understudy.bot.slack.ResponseUrls;
import io.understudy.bot.slack.render.SlackMessage;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to somebody who asked something in a place where the bot cannot post: the address that came with the question. */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final int FINE = 200;
    private static final String ADVICE =
            "Only you see this, since I am not in this channel: /invite me, then everybody here does.";

    private final ResponseUrls urls;
    private final ActionResponseSender sender;

    LastResort(ResponseUrls urls, SlackApi api) {
        this.urls = urls;
        this.sender = new ActionResponseSender(api.slack());
    }

    /** Tells only whoever asked; false when it is too late for that, or Slack did not take it. */
    boolean tell(String invocation, SlackMessage answer) {
        Optional<URI> address = urls.use(invocation);
        return address.isPresent() && send(address.get(), answer);
    }

    private boolean send(URI address, SlackMessage answer) {
        try {
            int status = sender.send(address.toString(), response(answer)).getCode();
            if (status != FINE) {
                LOG.warn("an answer to somebody in a channel without the bot was answered with HTTP status {}", status);
            }
            return status == FINE;
        } catch (IOException e) {
            LOG.warn("an answer to somebody in a channel without the bot did not reach Slack: {}", e.toString());
            return false;
        }
    }

    private static ActionResponse response(SlackMessage answer) {
        LayoutBlock advice = ContextBlock.builder()
                .elements(List.of(new PlainTextObject(ADVICE, false)))
                .build();
        return ActionResponse.builder()
                .responseType("ephemeral")
                .text(answer.text())
                .blocks(Stream.concat(Stream.of(advice), answer.blocks().stream())
                        .toList())
                .build();
    }
}
