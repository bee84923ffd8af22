package io.understudy.bot.webhook;

import io.understudy.bot.webhook.WebhookPost.Outcome;
import io.understudy.commands.outbox.Outbox;
import io.understudy.commands.outbox.Parcel;
import io.understudy.jobs.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries to deliver what waits and whose time has come. What failed waits longer each time, up to five minutes. Parcels
 * overtake each other then; receivers go by {@code at}.
 *
 * @param told hears of parcels that the receiver does not want
 */
record DeliveryRound(Outbox outbox, WebhookPost post, InstantSource clock, Consumer<Parcel> told) implements Work {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int LONGEST_DOUBLING = 9;

    @Override
    public void perform() throws InterruptedException {
        Instant now = clock.instant();
        List<Parcel> due = outbox.waiting().stream()
                .filter(parcel -> !now.isBefore(parcel.nextAt()) || isFarAhead(parcel, now))
                .toList();
        for (Parcel parcel : due) {
            deliver(parcel);
        }
    }

    /** The clock was set back: no wait is that long. */
    private static boolean isFarAhead(Parcel parcel, Instant now) {
        return parcel.nextAt().isAfter(now.plus(LONGEST_WAIT));
    }

    private void deliver(Parcel parcel) throws InterruptedException {
        Outcome outcome = post.send(parcel.id(), parcel.body());
        if (outcome instanceof Outcome.TryAgain later) {
            outbox.update(parcel.failed(later.reason(), clock.instant().plus(wait(parcel.attempts()))));
        } else if (outcome instanceof Outcome.Refused refused) {
            Parcel given = parcel.refused(refused.reason());
            outbox.update(given);
            told.accept(given);
        } else {
            outbox.update(parcel.delivered());
        }
    }

    /** 1 s, 2 s, 4 s and so on. */
    private static Duration wait(int failedBefore) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failedBefore, LONGEST_DOUBLING));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
