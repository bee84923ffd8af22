package io.understudy.commands.deliver;

import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.PostedMessage;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One try to bring what a platform shows of a message to its newest wording. */
record Attempt(Courier courier, Deliveries deliveries) {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** What became of it. */
    sealed interface Result {
        /** This is to be stored. */
        record Dealt(Delivery delivery) implements Result {}

        /** It had been dealt with before; the platform was not called. */
        record Already(Delivery delivery) implements Result {}

        /** Nothing is known to have changed. */
        record Wait(Outcome.Later later) implements Result {}
    }

    /** Never fails but by interruption: what the courier or the store threw is logged, and worth another try. */
    Result of(PostedMessage message) throws InterruptedException {
        try {
            Optional<Delivery> known = deliveries.of(courier.platform(), message.id());
            return known.isPresent() && known.get().revision() >= message.revision()
                    ? new Result.Already(known.get())
                    : judged(message, known, outcome(message, known.flatMap(Delivery::receipt)));
        } catch (RuntimeException e) {
            LOG.error("Showing message {} on {} failed; it is tried again", message.key(), courier.platform(), e);
            return new Result.Wait(new Outcome.Later(Duration.ZERO, false, "an error of the bot: " + e));
        }
    }

    private Outcome outcome(PostedMessage message, Optional<Receipt> shown) throws InterruptedException {
        return shown.isPresent() && isEditable(message)
                ? courier.edit(shown.get(), message)
                : courier.post(message, thread(message));
    }

    private static boolean isEditable(PostedMessage message) {
        return message.place().onlyFor().isEmpty();
    }

    private Optional<Receipt> thread(PostedMessage message) {
        return message.place()
                .thread()
                .flatMap(parent -> deliveries.of(courier.platform(), parent))
                .flatMap(Delivery::receipt);
    }

    private Result judged(PostedMessage message, Optional<Delivery> known, Outcome outcome) {
        if (outcome instanceof Outcome.Shown shown) {
            return dealt(message, Optional.of(shown.receipt()));
        }
        if (outcome instanceof Outcome.Unfinished unfinished) {
            return again(message, unfinished.receipt());
        }
        if (outcome instanceof Outcome.Later later) {
            return new Result.Wait(later);
        }
        Optional<Receipt> stands = known.flatMap(Delivery::receipt);
        if (outcome instanceof Outcome.Never never) {
            return givenUp(message, stands, never.why());
        }
        return stands.isPresent() && isEditable(message)
                ? gone(message, known.get())
                : givenUp(message, stands, "there is nothing there to post it to");
    }

    /** What stands there may be edited again: only this wording is lost. */
    private Result givenUp(PostedMessage message, Optional<Receipt> stands, String why) {
        // Progress is not missed: how it ends is a wording of its own.
        LOG.atLevel(message.message().phase() == Phase.WORKING ? Level.DEBUG : Level.WARN)
                .log("Message {} is not shown on {} in its newest wording: {}", message.key(), courier.platform(), why);
        return dealt(message, stands);
    }

    /** Progress of what somebody deleted is not worth a new message; how it ended is. */
    private Result gone(PostedMessage message, Delivery known) {
        LOG.info("Message {} was deleted on {}", message.key(), courier.platform());
        return message.message().phase() == Phase.WORKING
                ? dealt(message, Optional.empty())
                : new Result.Dealt(new Delivery(message.id(), Optional.empty(), known.revision()));
    }

    /** As if an older wording stood there: this one is still to come, as an edit. */
    private static Result again(PostedMessage message, Receipt stands) {
        return new Result.Dealt(new Delivery(message.id(), Optional.of(stands), message.revision() - 1));
    }

    private static Result dealt(PostedMessage message, Optional<Receipt> stands) {
        return new Result.Dealt(new Delivery(message.id(), stands, message.revision()));
    }
}
