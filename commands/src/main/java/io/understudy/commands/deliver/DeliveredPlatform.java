package io.understudy.commands.deliver;

import io.understudy.commands.chat.ChatPlatform;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A platform that a {@link Deliverer} serves, as the oversight sees it.
 *
 * @param name for people, the middle of a sentence, for example {@code Slack}
 * @param connected whether people could read a new message there now
 */
public record DeliveredPlatform(String name, BooleanSupplier connected, Deliverer deliverer) implements ChatPlatform {
    @Override
    public boolean isConnected() {
        return connected.getAsBoolean();
    }

    @Override
    public Optional<Instant> undeliveredSince() {
        return deliverer.undeliveredSince();
    }
}
