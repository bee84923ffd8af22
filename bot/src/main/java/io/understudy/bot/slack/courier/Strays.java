package io.understudy.bot.slack.courier;

import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.Delivery;
import io.understudy.commands.deliver.Receipt;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of messages: a post whose answer got lost was made again, and the first one stands there too, unknown to the bot
 * and never edited. A click on it reveals it.
 */
public final class Strays {
    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);
    private final SlackApi api;
    private final Deliveries deliveries;
    private final Executor threads;

    /** @param threads what is deleted is deleted there, so that a click need not wait for it */
    public Strays(SlackApi api, Deliveries deliveries, Executor threads) {
        this.api = api;
        this.deliveries = deliveries;
        this.threads = threads;
    }

    /**
     * Somebody clicked on a message of the bot: deletes it if the board's message stands elsewhere in that channel.
     *
     * @param channel Slack's id
     * @param ts of the message that was clicked; not of one that only one person sees
     * @param message the board's id, from the button
     */
    public void seen(String channel, String ts, String message) {
        Optional<Receipt> receipt = deliveries.of(SlackMember.PLATFORM, message).flatMap(Delivery::receipt);
        receipt.filter(Standing::isForEverybody)
                .filter(one -> one.channel().equals(channel) && !one.message().equals(ts))
                .ifPresent(one -> threads.execute(() -> delete(channel, ts)));
    }

    private void delete(String channel, String ts) {
        SlackReply<?> reply = api.call(
                methods -> methods.chatDelete(args -> args.channel(channel).ts(ts)));
        LOG.info(
                "a second copy of a message in {} was found and deleted: {}",
                channel,
                reply instanceof SlackReply.Done<?>);
    }
}
