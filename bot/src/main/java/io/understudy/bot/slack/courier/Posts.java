package io.understudy.bot.slack.courier;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.ErrorResponseMetadata;
import com.slack.api.model.block.LayoutBlock;
import io.understudy.bot.slack.courier.SlackReply.Refused;
import io.understudy.bot.slack.render.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts words into Slack. If Slack wants no answer in a thread they go below it, and if it does not like the blocks, at
 * least the text is shown: people always get the words.
 */
final class Posts {
    private static final Logger LOG = LoggerFactory.getLogger(Posts.class);
    private final SlackApi api;

    Posts(SlackApi api) {
        this.api = api;
    }

    SlackReply<ChatPostMessageResponse> post(Spot spot, SlackMessage message) {
        return insist(spot, message, this::postOnce);
    }

    /** Shows something to one member only. */
    SlackReply<ChatPostEphemeralResponse> whisper(Spot spot, String user, SlackMessage message) {
        return insist(
                spot,
                message,
                (where, text, blocks) ->
                        api.call(methods -> methods.chatPostEphemeral(args -> args.channel(where.channel())
                                .threadTs(where.thread().orElse(null))
                                .user(user)
                                .text(text)
                                .blocks(blocks.isEmpty() ? null : blocks))));
    }

    SlackReply<ChatUpdateResponse> update(String channel, String ts, SlackMessage message) {
        // Without any blocks those that stand there would stay.
        return insist(
                new Spot(channel, Optional.empty()),
                message,
                (where, text, blocks) -> api.call(methods -> methods.chatUpdate(
                        args -> args.channel(channel).ts(ts).text(text).blocks(blocks))));
    }

    /** A sentence of the courier's own. */
    SlackReply<ChatPostMessageResponse> say(Spot spot, String text) {
        return postOnce(spot, text, List.of());
    }

    private SlackReply<ChatPostMessageResponse> postOnce(Spot spot, String text, List<LayoutBlock> blocks) {
        return api.call(methods -> methods.chatPostMessage(args -> args.channel(spot.channel())
                .threadTs(spot.thread().orElse(null))
                .text(text)
                .blocks(blocks.isEmpty() ? null : blocks)
                .unfurlLinks(false)
                .unfurlMedia(false)));
    }

    private static <T extends SlackApiTextResponse> SlackReply<T> insist(
            Spot wanted, SlackMessage message, Way<T> way) {
        Spot spot = wanted;
        SlackReply<T> reply = way.take(spot, message.text(), message.blocks());
        if (spot.thread().isPresent() && meant(reply) == Refusal.NO_THREAD) {
            spot = spot.outsideOfThreads();
            reply = way.take(spot, message.text(), message.blocks());
        }
        if (meant(reply) == Refusal.MISSHAPEN) {
            LOG.error("Slack does not take the blocks of a message, only its text is shown: {}", reasons(reply));
            reply = way.take(spot, message.text(), List.of());
        }
        return reply;
    }

    private static Refusal meant(SlackReply<?> reply) {
        return reply instanceof Refused<?> refused ? Refusal.of(refused.error()) : null;
    }

    private static List<String> reasons(SlackReply<?> reply) {
        if (!(reply instanceof Refused<?> refused)) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>(List.of(refused.error()));
        if (refused.response() instanceof ChatPostMessageResponse posted) {
            reasons.addAll(Optional.ofNullable(posted.getErrors()).orElse(List.of()));
            reasons.addAll(messages(posted.getResponseMetadata()));
        } else if (refused.response() instanceof ChatUpdateResponse updated) {
            reasons.addAll(messages(updated.getResponseMetadata()));
        }
        return reasons;
    }

    private static List<String> messages(ErrorResponseMetadata metadata) {
        return metadata == null || metadata.getMessages() == null ? List.of() : metadata.getMessages();
    }

    /** One of the methods that take a text and blocks. */
    private interface Way<T extends SlackApiTextResponse> {
        SlackReply<T> take(Spot spot, String text, List<LayoutBlock> blocks);
    }
}
