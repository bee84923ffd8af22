package io.understudy.commands.fakes;

import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.Delivery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers as the port demands, until the test ends; can be told to take nothing for a while. */
public final class DeliveriesInMemory implements Deliveries {
    private final Map<String, Map<String, Delivery>> shown = new HashMap<>();
    private final Map<String, Long> settled = new HashMap<>();
    private int failing;
    private int silent;

    /** Lets that many of the next writes fail, as on a full disk. */
    public synchronized void failNext(int writes) {
        failing = writes;
    }

    /** Lets that many of the next questions about a message fail, as on a locked file. */
    public synchronized void silenceNext(int questions) {
        silent = questions;
    }

    /** Everything that is known of a platform, in the order of its first storing. */
    public synchronized List<Delivery> all(String platform) {
        return List.copyOf(of(platform).values());
    }

    @Override
    public synchronized Optional<Delivery> of(String platform, String message) {
        if (silent > 0) {
            silent--;
            throw new IllegalStateException("the file is locked");
        }
        return Optional.ofNullable(of(platform).get(message));
    }

    @Override
    public synchronized Optional<Delivery> at(String platform, String channel, String platformMessage) {
        return of(platform).values().stream()
                .filter(one -> one.receipt()
                        .filter(receipt -> receipt.channel().equals(channel)
                                && receipt.message().equals(platformMessage))
                        .isPresent())
                .findFirst();
    }

    @Override
    public synchronized void put(String platform, Delivery delivery) {
        refuseIfFailing();
        of(platform).put(delivery.message(), delivery);
    }

    @Override
    public synchronized Optional<Long> settledUpTo(String platform) {
        return Optional.ofNullable(settled.get(platform));
    }

    @Override
    public synchronized void settledUpTo(String platform, long revision) {
        refuseIfFailing();
        settled.merge(platform, revision, Math::max);
    }

    private void refuseIfFailing() {
        if (failing > 0) {
            failing--;
            throw new IllegalStateException("the disk is full");
        }
    }

    private Map<String, Delivery> of(String platform) {
        return shown.computeIfAbsent(platform, name -> new LinkedHashMap<>());
    }
}
