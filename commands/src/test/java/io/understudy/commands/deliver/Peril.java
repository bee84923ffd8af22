package io.understudy.commands.deliver;

import io.understudy.commands.chat.PostedMessage;
import java.util.Optional;

/**
 * Kills the process at one moment: before or after one of the deliverer's effects on the world. What is dead has no more
 * effects, whatever of it still runs.
 */
final class Peril {
    private final int fatal;
    private int moments;

    /** Dies at the moment with this number, the first is 0. */
    Peril(int fatal) {
        this.fatal = fatal;
    }

    boolean isDead() {
        return moments > fatal;
    }

    private void moment() {
        if (isDead() || moments++ == fatal) {
            throw new Killed();
        }
    }

    Courier around(Courier courier) {
        return new PerilousCourier(courier);
    }

    Deliveries around(Deliveries deliveries) {
        return new PerilousDeliveries(deliveries);
    }

    /** No exception that anybody would catch. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final class PerilousCourier implements Courier {
        private final Courier courier;

        PerilousCourier(Courier courier) {
            this.courier = courier;
        }

        @Override
        public String platform() {
            return courier.platform();
        }

        @Override
        public Optional<String> lane(PostedMessage message) {
            return courier.lane(message);
        }

        @Override
        public Outcome post(PostedMessage message, Optional<Receipt> thread) throws InterruptedException {
            moment();
            Outcome outcome = courier.post(message, thread);
            moment();
            return outcome;
        }

        @Override
        public Outcome edit(Receipt shown, PostedMessage message) throws InterruptedException {
            moment();
            Outcome outcome = courier.edit(shown, message);
            moment();
            return outcome;
        }
    }

    private final class PerilousDeliveries implements Deliveries {
        private final Deliveries deliveries;

        PerilousDeliveries(Deliveries deliveries) {
            this.deliveries = deliveries;
        }

        @Override
        public Optional<Delivery> of(String platform, String message) {
            return deliveries.of(platform, message);
        }

        @Override
        public Optional<Delivery> at(String platform, String channel, String platformMessage) {
            return deliveries.at(platform, channel, platformMessage);
        }

        @Override
        public void put(String platform, Delivery delivery) {
            moment();
            deliveries.put(platform, delivery);
            moment();
        }

        @Override
        public Optional<Long> settledUpTo(String platform) {
            return deliveries.settledUpTo(platform);
        }

        @Override
        public void settledUpTo(String platform, long revision) {
            moment();
            deliveries.settledUpTo(platform, revision);
            moment();
        }
    }
}
