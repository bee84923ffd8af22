package io.understudy.bot.webhook;

import io.understudy.bot.outside.OutboundHttp;
import io.understudy.commands.outbox.Outbox;
import io.understudy.commands.outbox.Parcel;
import io.understudy.commands.outbox.SecondWay;
import io.understudy.jobs.Work;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The two halves of the webhook: what takes, and what delivers.
 *
 * @param way takes changes
 * @param round delivers what waits; to be performed again and again, by one thread at a time
 */
public record Webhooks(SecondWay way, Work round) {
    /** Between two looks into the outbox. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /**
     * Calls nobody yet.
     *
     * @param console the address of the page that shows more
     * @param told hears of parcels that the receiver does not want
     */
    public static Webhooks of(
            WebhookSettings settings, Outbox outbox, URI console, InstantSource clock, Consumer<Parcel> told) {
        WebhookPost post =
                new WebhookPost(settings.url(), new Signature(settings.secret()), new OutboundHttp(LIMIT), clock);
        return new Webhooks(
                new Webhook(settings.from(), outbox, console, post, clock),
                new DeliveryRound(outbox, post, clock, told));
    }
}
